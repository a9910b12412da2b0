import { beforeEach, describe, expect, it } from 'vitest';
import { entryHash } from '../../../../lib/domain/audit/audit-chain.ts';
import type { FinalRecord } from '../../../../lib/domain/audit/audit-final.ts';
import { type DailySeal, dayOf } from '../../../../lib/domain/audit/audit-seal.ts';
import { batchId } from '../../../../lib/domain/shared/ids.ts';
import { auditWrite } from '../../../../lib/store/audit/audit-item.ts';
import { finalWrite } from '../../../../lib/store/audit/final-item.ts';
import { sealWrite } from '../../../../lib/store/audit/seal-item.ts';
import { anAudit } from '../../../support/audit.ts';
import { BATCH_ID, NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { allItems } from '../../../support/items.ts';
import { refused } from '../../../support/refused.ts';

const ENTRY = anAudit();
const FINAL: FinalRecord = {
  seq: 1,
  hash: entryHash(ENTRY),
  batchId: BATCH_ID,
  auditId: ENTRY.auditId,
  at: NOW,
};
const SEAL: DailySeal = {
  seq: 1,
  hash: 'seal-1',
  day: dayOf(NOW),
  entries: 1,
  parts: ['part-1'],
  previous: '',
  sealedAt: NOW,
};

describe('what proves the history is written once, and never over what is there:', () => {
  let db: TestTable;

  beforeEach(async () => {
    db = await createTestTable();
  });

  it.each([
    ['an audit entry', auditWrite(ENTRY), auditWrite({ ...ENTRY, action: 'batch.cancelled' })],
    [
      'the final of a batch, under its number',
      finalWrite(FINAL),
      finalWrite({ ...FINAL, batchId: batchId('batch-2') }),
    ],
    ['the seal of a day', sealWrite(SEAL), sealWrite({ ...SEAL, hash: 'seal-2' })],
  ])('%s', async (_, first, second) => {
    expect(await refused(db.table, [first])).toEqual([]);
    const items = await allItems(db);
    expect(await refused(db.table, [second])).toEqual([0]);
    expect(await allItems(db)).toEqual(items);
  });
});
