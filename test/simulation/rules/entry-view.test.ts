import { describe, expect, it } from 'vitest';
import { append, emptyBalance } from '../../../lib/domain/commissions/ledger.ts';
import { currency } from '../../../lib/domain/shared/currency.ts';
import { affiliateId, commissionId } from '../../../lib/domain/shared/ids.ts';
import { toEntryItems } from '../../../lib/store/commissions/entry-item.ts';
import { entryKey } from '../../../lib/store/keys.ts';
import { LATER, NOW } from '../../support/domain.ts';
import { type StoredMap, toStoredMap } from '../store/stored-value.ts';
import { eachEntry } from './entry-view.ts';
import { unpackedItem } from './unpacked.ts';

const [ANN, USD] = [affiliateId('ann'), currency('USD')];

/** What the product stores for so many commissions that are appended together, and their entries. */
function appended(count: number) {
  const postings = Array.from({ length: count }, (_, nth) => ({
    kind: 'COMMISSION' as const,
    amountMinor: BigInt(nth + 1),
    commissionId: commissionId(`c-${nth + 1}`),
    approvedAt: nth % 2 === 0 ? NOW : LATER,
  }));
  const { entries } = append({ ...emptyBalance(ANN, USD), accruedSeq: 7, accruedMinor: 70n }, postings, NOW);
  const [item] = toEntryItems(entries);
  return { entries, item: unpackedItem(toStoredMap({ ...item })) };
}

const changeTo = (item: ReturnType<typeof appended>['item']) => ({
  version: 1,
  transaction: 1,
  at: 0,
  cause: 'write' as const,
  isConditional: true,
  key: { PK: String(item.PK), SK: String(item.SK) },
  before: undefined,
  after: item,
});

describe('entries for the rules', () => {
  it.each([1, 2, 97])('are one by one, as they were appended together: %i', (count) => {
    const { entries, item } = appended(count);
    const changes = eachEntry(changeTo(item));
    expect(changes.map(({ key }) => key)).toEqual(entries.map(({ seq }) => entryKey(ANN, USD, seq)));
    for (const [nth, { after }] of changes.entries()) {
      const { seq, totalCount, ...entry } = entries[nth] ?? {};
      expect(after).toMatchObject({ ...entry, seq: BigInt(seq ?? 0) });
    }
  });

  it('are removed and edited one by one', () => {
    const { item } = appended(3);
    const removed = eachEntry({ ...changeTo(item), before: item, after: undefined });
    expect(removed.map(({ before, after }) => [before?.seq, after])).toEqual([
      [8n, undefined],
      [9n, undefined],
      [10n, undefined],
    ]);
    const edited = eachEntry({ ...changeTo({ ...item, totalMinor: 1n }), before: item });
    expect(edited.map(({ before, after }) => [before?.totalMinor, after?.totalMinor])).toEqual([
      [71n, -4n],
      [73n, -2n],
      [76n, 1n],
    ]);
  });

  it.each<StoredMap>([{ commissions: 'none' }, { commissions: [['c-1', 1n]] }, { seq: '3' }])(
    'stay one that cannot be read if the item is not as described: %o',
    (damage) => {
      const change = changeTo({ ...appended(2).item, ...damage });
      expect(eachEntry(change)).toEqual([change]);
    },
  );
});
