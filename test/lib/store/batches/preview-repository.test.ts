import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId } from '../../../../lib/domain/shared/ids.ts';
import type { PlannedPayout } from '../../../../lib/payouts/shared/planned-payout.ts';
import { DynamoPreviewRepository } from '../../../../lib/store/batches/preview-repository.ts';
import { previewKey, previewPartition } from '../../../../lib/store/keys.ts';
import { NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { allItems } from '../../../support/items.ts';

const longestId = (n: number) => affiliateId(`${'a'.repeat(120)}${String(n).padStart(8, '0')}`);
const row = (n: number): PlannedPayout => ({
  affiliateId: longestId(n),
  commissionCount: n,
  amountMinor: 999_999_999_999_999n,
  fromSeq: 0,
  toSeq: n,
  ...(n % 2 === 0 && { ineligible: { code: 'on_hold', reason: `On hold: ${'r'.repeat(300)}` } }),
});
const longestIdOf = ({ affiliateId: id }: PlannedPayout) => id;
const fourTimes = (id: string) => [id, id, id, id];
const preview = (rows: number) => ({
  previewToken: 'token',
  request: 'request',
  rows: Array.from({ length: rows }, (_, n) => row(n)),
  more: false,
  createdAt: NOW,
});

describe('a stored preview', () => {
  let db: TestTable;
  let previews: DynamoPreviewRepository;

  beforeEach(async () => {
    db = await createTestTable();
    previews = new DynamoPreviewRepository(db.table);
  });

  it.each([0, 1, 500, 501, 4_000])('of %i rows is found as it was saved', async (rows) => {
    await previews.save(preview(rows));
    expect(await previews.find('token')).toEqual(preview(rows));
  });

  it('is found as it was saved although everybody is on hold for the longest reason, and the request is as long as can be', async () => {
    const reason = `On hold: ${'😀'.repeat(500)}`;
    const rows = preview(500).rows.map((one) => ({ ...one, ineligible: { code: 'on_hold', reason } as const }));
    const longest = { ...preview(0), rows, request: JSON.stringify(rows.map(longestIdOf).flatMap(fourTimes)) };
    await previews.save(longest);
    expect(await previews.find('token')).toEqual(longest);
  });

  it('of an earlier version, which kept the request beside the first rows, is found', async () => {
    const { rows, previewToken, ...head } = preview(3);
    for (const [part, some] of [rows.slice(0, 2), rows.slice(2)].entries()) {
      const { request, ...others } = head;
      const item = { ...others, ...(part === 0 && { request }), previewToken, parts: 2, rows: some };
      await db.table.put({ ...previewKey(previewToken, part), ...item });
    }
    expect(await previews.find('token')).toEqual(preview(3));
  });

  it('is not found under another token', async () => {
    await previews.save(preview(1));
    expect(await previews.find('tok')).toBeUndefined();
  });

  it('is not found when its saving broke off', async () => {
    await previews.save(preview(1_200));
    const items = await allItems(db);
    expect(items.length).toBeGreaterThan(2);
    for (const { SK } of items.slice(1, 2)) {
      await db.table.transact([{ Delete: { Key: { PK: previewPartition('token'), SK: String(SK) } } }]);
    }
    expect(await previews.find('token')).toBeUndefined();
  });

  it('expires after a day', async () => {
    await previews.save(preview(1));
    const [item] = await allItems(db);
    expect(item?.expiresAt).toBe(BigInt(Date.parse(NOW) / 1000 + 86_400));
  });
});
