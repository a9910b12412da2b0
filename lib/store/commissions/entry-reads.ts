import pMap from 'p-map';
import type { LedgerEntry } from '../../domain/commissions/ledger.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import { entryKey, entryPrefix, LAST } from '../keys.ts';
import type { Table } from '../shared/table.ts';
import { fromEntryItem } from './entry-item.ts';

/** An entry by its number in the ledger of an affiliate. */
type Point = { readonly affiliateId: AffiliateId; readonly seq: number };

const PARALLEL_QUERIES = 8;

/** Entries with `afterSeq < seq <= toSeq`, in order. */
export async function* entriesBetween(
  table: Table,
  currency: Currency,
  affiliateId: AffiliateId,
  { afterSeq, toSeq }: { readonly afterSeq: number; readonly toSeq: number },
): AsyncGenerator<LedgerEntry> {
  let seen = afterSeq;
  if (toSeq > afterSeq + 1) {
    const low = entryKey(affiliateId, currency, afterSeq + 1);
    const high = entryKey(affiliateId, currency, toSeq);
    for await (const item of table.queryAll({ pk: low.PK, between: { low: low.SK, high: high.SK } })) {
      for (const entry of fromEntryItem(item)) {
        if (entry.seq <= seen) continue;
        yield entry;
        seen = entry.seq;
      }
    }
  }
  if (toSeq <= seen) return;
  for (const entry of await entriesWith(table, currency, { affiliateId, seq: toSeq })) {
    if (entry.seq > seen && entry.seq <= toSeq) yield entry;
  }
}

/** Running totals after single entries, of any affiliates. */
export async function totalsAfter(
  table: Table,
  currency: Currency,
  points: readonly Point[],
): Promise<(affiliateId: AffiliateId, seq: number) => bigint | undefined> {
  const sought = new Map(points.filter(({ seq }) => seq > 0).map((point) => [nameOf(point), point]));
  const keys = [...sought.values()].map(({ affiliateId, seq }) => entryKey(affiliateId, currency, seq));
  const totals = new Map<string, bigint>();
  const note = (entries: readonly LedgerEntry[]) => {
    for (const entry of entries) totals.set(nameOf(entry), entry.totalMinor);
  };
  note((await table.getMany(keys)).flatMap(fromEntryItem));
  const within = [...sought].flatMap(([name, point]) => (totals.has(name) ? [] : [point]));
  const found = await pMap(within, (point) => entriesWith(table, currency, point), { concurrency: PARALLEL_QUERIES });
  note(found.flat());
  return (affiliateId, seq) => (seq === 0 ? 0n : totals.get(nameOf({ affiliateId, seq })));
}

/** The item that has the entry lies under the number of its last one: the first number that is not smaller. */
async function entriesWith(table: Table, currency: Currency, { affiliateId, seq }: Point): Promise<LedgerEntry[]> {
  const { PK, SK } = entryKey(affiliateId, currency, seq);
  const range = { pk: PK, between: { low: SK, high: `${entryPrefix(currency)}${LAST}` } };
  const { items } = await table.query(range, { limit: 1 });
  return items.flatMap(fromEntryItem);
}

function nameOf({ affiliateId, seq }: Point): string {
  return `${affiliateId} ${seq}`;
}
