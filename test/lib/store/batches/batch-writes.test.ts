import { beforeEach, describe, expect, it } from 'vitest';
import { startAttempt } from '../../../../lib/domain/transactions/payment-steps.ts';
import { countsWrite, settingsChecks } from '../../../../lib/store/batches/batch-writes.ts';
import { SETTINGS_KEY } from '../../../../lib/store/keys.ts';
import { toClaimsItem } from '../../../../lib/store/transactions/claims-item.ts';
import { maySendCheck } from '../../../../lib/store/transactions/payment-writes.ts';
import { anAudit } from '../../../support/audit.ts';
import { batchesIn } from '../../../support/claimed-batch.ts';
import { aBatch, aPayment, BATCH_ID, FIRST, NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { allItems } from '../../../support/items.ts';
import { refused } from '../../../support/refused.ts';

const REFUSED = [0];
const WRITTEN: number[] = [];

describe('of the writes to a batch, each by itself', () => {
  let db: TestTable;
  let on: ReturnType<typeof batchesIn>;

  beforeEach(async () => {
    db = await createTestTable();
    on = batchesIn(db);
  });

  it('counts are moved only for a batch that exists', async () => {
    const change = startAttempt(aPayment(), FIRST, NOW);
    expect(await refused(db.table, [countsWrite(BATCH_ID, [change])])).toEqual(REFUSED);
  });

  it('a condition that nothing was ever set fails once something is set', async () => {
    const checks = [maySendCheck(0), ...settingsChecks({ settingsVersion: 0 })];
    expect(await refused(db.table, [maySendCheck(0)])).toEqual(WRITTEN);
    expect(await refused(db.table, settingsChecks({ settingsVersion: 0 }))).toEqual(WRITTEN);
    await db.table.put({ ...SETTINGS_KEY, version: 1 });
    for (const check of checks) expect(await refused(db.table, [check])).toEqual(REFUSED);
  });

  it('claims are never written over existing ones', async () => {
    const stray = aPayment();
    await db.table.put(toClaimsItem([stray], 'none'));
    const claim = on.claimOn(await on.accrue(stray.affiliateId), stray);
    const items = await allItems(db);
    const made = await on.batches.claim({ before: undefined, after: aBatch({}, [stray]) }, [claim], anAudit());
    expect(made).toEqual({ kind: 'not-draft' });
    expect(await allItems(db)).toEqual(items);
  });
});
