import { beforeEach, describe, expect, it } from 'vitest';
import type { AttemptId } from '../../../../lib/domain/shared/ids.ts';
import type { Attempt } from '../../../../lib/domain/transactions/attempt.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { startAttempt } from '../../../../lib/domain/transactions/payment-change.ts';
import { SETTINGS_KEY } from '../../../../lib/store/keys.ts';
import { anAudit } from '../../../support/audit.ts';
import { batchesIn } from '../../../support/claimed-batch.ts';
import { BATCH_ID, FIRST, LATER, NOW, SECOND } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { allItems, auditActions } from '../../../support/items.ts';

describe('committing an attempt', () => {
  let db: TestTable;
  let on: ReturnType<typeof batchesIn>;

  beforeEach(async () => {
    db = await createTestTable();
    on = batchesIn(db);
  });

  const attemptOf = (attemptId: AttemptId, payments: readonly Payment[]): Attempt => ({
    batchId: BATCH_ID,
    attemptId,
    provider: 'mock',
    transactionIds: payments.map(({ transactionId }) => transactionId),
    prepared: { document: '{}', requestHash: 'hash', notAfter: LATER },
    createdAt: NOW,
  });
  const commit = (
    payments: readonly Payment[],
    attemptId = FIRST,
    run = 1,
    settingsVersion = 0,
    sentVersion?: number,
    generation?: number,
  ) =>
    on.batches.commitAttempt(
      {
        attempt: attemptOf(attemptId, payments),
        changes: payments.map((payment) => startAttempt(payment, attemptId, NOW)),
        run,
        settingsVersion,
        sentVersion,
        generation,
      },
      anAudit('payment.sending'),
    );
  async function expectRefused(act: () => Promise<string>) {
    const before = await allItems(db);
    const result = await act();
    expect(await allItems(db)).toEqual(before);
    return expect(result);
  }

  it('writes attempt, payments and counts together, with one audit entry (M4, M7)', async () => {
    const { batch, payments } = await on.processing(2);
    const before = (await auditActions(db)).length;
    expect(await commit(payments)).toBe('committed');
    expect(await on.batches.findAttempts(BATCH_ID, [FIRST, FIRST, SECOND])).toEqual([attemptOf(FIRST, payments)]);
    for (const payment of await on.batches.payments(BATCH_ID)) {
      expect(payment).toMatchObject({ status: 'PROCESSING', liveAttemptId: FIRST, attemptIds: [FIRST], version: 2 });
    }
    expect(await on.batches.find(BATCH_ID)).toMatchObject({
      counts: { PENDING: 0, PROCESSING: 2 },
      version: batch.version + 1,
    });
    expect((await auditActions(db)).slice(before)).toEqual(['payment.sending']);
  });

  it('takes as many payments as a chunk holds', async () => {
    const { payments } = await on.processing(50);
    expect(await commit(payments)).toBe('committed');
  });

  it('is not done twice', async () => {
    const { payments } = await on.processing(1);
    await commit(payments);
    (await expectRefused(() => commit(payments))).toBe('exists');
  });

  it('is refused while payouts are paused, and done once they are not', async () => {
    const { payments } = await on.processing(1);
    const pause = { reason: 'audit', by: 'admin', at: NOW };
    await db.table.put({ ...SETTINGS_KEY, version: 1, pause });
    (await expectRefused(() => commit(payments))).toBe('stopped');
    await db.table.put({ ...SETTINGS_KEY, version: 2 });
    (await expectRefused(() => commit(payments))).toBe('changed');
    expect(await commit(payments, FIRST, 1, 2)).toBe('committed');
  });

  it('is refused while a restore is to be settled', async () => {
    const { payments } = await on.processing(1);
    const restored = { to: NOW, stoppedAt: NOW, at: NOW, by: 'restore' };
    await db.table.put({ ...SETTINGS_KEY, version: 1, restored });
    (await expectRefused(() => commit(payments, FIRST, 1, 1))).toBe('stopped');
    await db.table.put({ ...SETTINGS_KEY, version: 1 });
    expect(await commit(payments, FIRST, 1, 1)).toBe('committed');
  });

  it('is refused for a batch of before a restore, until it is of the generation of the settings', async () => {
    const { batch, payments } = await on.processing(1);
    await db.table.put({ ...SETTINGS_KEY, version: 1, generation: 7 });
    const commitIn = (generation: number) => commit(payments, FIRST, 1, 1, undefined, generation);
    (await expectRefused(() => commitIn(7))).toBe('not-running');
    await on.moved(batch, { generation: 7 });
    (await expectRefused(() => commitIn(8))).toBe('not-running');
    expect(await commitIn(7)).toBe('committed');
  });

  it('is refused when the batch is in another run', async () => {
    const { batch, payments } = await on.processing(1);
    (await expectRefused(() => commit(payments, FIRST, 2))).toBe('not-running');
    await on.moved(batch, { run: 2 }, 'renew');
    (await expectRefused(() => commit(payments, FIRST, 1))).toBe('not-running');
  });

  it.each(['SETTLING', 'COMPLETED', 'QUEUED'] as const)('is refused when the batch is %s (M8)', async (status) => {
    const { batch, payments } = await on.processing(1);
    await on.moved(batch, { status }, 'release');
    (await expectRefused(() => commit(payments))).toBe('not-running');
  });

  it('is refused when one of its payments has moved', async () => {
    const { payments } = await on.processing(2);
    await commit(payments.slice(0, 1), FIRST);
    (await expectRefused(() => commit(payments, SECOND))).toBe('changed');
  });
});
