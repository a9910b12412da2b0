import { beforeEach, describe, expect, it } from 'vitest';
import type { LostPayment } from '../../../../lib/domain/recovery/lost-payment.ts';
import { beginPass } from '../../../../lib/domain/recovery/recovery.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import { DynamoRecoveryRepository } from '../../../../lib/store/recovery/recovery-repository.ts';
import { anAudit } from '../../../support/audit.ts';
import { BATCH_ID, FIRST, NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { allItems } from '../../../support/items.ts';

const BEGUN = beginPass(undefined, { generation: 1 }, NOW);
const LOST: LostPayment = {
  provider: 'mock',
  transactionId: transactionIdOf(BATCH_ID, 1),
  attemptId: FIRST,
  providerReference: 'bank-1',
  currency: currency('USD'),
  amountMinor: 6_000n,
  at: NOW,
  status: 'FOUND',
  foundAt: NOW,
  version: 1,
};
const SEEN: LostPayment = { ...LOST, status: 'NOT_PAID', version: 2 };

describe('the recovery after a restore', () => {
  let db: TestTable;
  let recovery: DynamoRecoveryRepository;

  beforeEach(async () => {
    db = await createTestTable();
    recovery = new DynamoRecoveryRepository(db.table);
  });

  it('is begun by one of two sweeps, and goes on from where it was read', async () => {
    expect(await recovery.save(BEGUN)).toBe('saved');
    expect(await recovery.save(BEGUN)).toBe('changed');
    const read = await recovery.load();
    expect(read).toEqual({ ...BEGUN, version: 1 });
    if (!read) return;
    expect(await recovery.save({ ...read, pass: undefined })).toBe('saved');
    expect(await recovery.save(read)).toBe('changed');
    expect(await recovery.load()).toEqual({ ...BEGUN, version: 2, pass: undefined });
  });

  const save = (before: LostPayment | undefined, after: LostPayment) =>
    recovery.saveLost({ before, after, countsAsSent: true }, anAudit('lost_payment.noted'));

  it('finds a lost payment once, and counts it once as sent', async () => {
    expect(await save(undefined, LOST)).toBe('saved');
    const items = await allItems(db);
    expect(await save(undefined, LOST)).toBe('changed');
    expect(await allItems(db)).toEqual(items);
    expect(await recovery.findLost(LOST.transactionId)).toEqual([LOST]);
  });

  it('moves a lost payment on from what was read, not from what it has become', async () => {
    await save(undefined, LOST);
    expect(await save(LOST, SEEN)).toBe('saved');
    expect(await save(LOST, { ...SEEN, status: 'UNASSIGNED' })).toBe('changed');
    expect(await recovery.findLost(LOST.transactionId)).toEqual([SEEN]);
  });
});
