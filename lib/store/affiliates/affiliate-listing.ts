import { foldedId, type SearchHead } from '../../domain/affiliates/affiliate-search.ts';
import { affiliateId } from '../../domain/shared/ids.ts';
import type { AffiliateRange, ListedAffiliate } from '../../payouts/affiliates/affiliate-repository.ts';
import { affiliateShard, HOLDS_INDEX, holdsEnd, LAST, SHARDS, searchPartition } from '../keys.ts';
import { mergeSorted } from '../shared/merge-sorted.ts';
import type { QueryRange, Table } from '../shared/table.ts';

/** How many keys of an index are read at a time, from each of its shards. */
const PAGE_SIZE = 50;

export function listedAffiliates(
  table: Table,
  range: AffiliateRange,
  after: string | undefined,
): AsyncGenerator<ListedAffiliate> {
  switch (range.by) {
    case 'id':
      return byId(table, range.prefix, after);
    case 'head':
      return byHead(table, range, after);
    case 'hold':
      return byHold(table, after);
    default:
      return range satisfies never;
  }
}

/** Reads all shards of the index side by side, so that the result is in the order of ids. */
async function* byId(table: Table, prefix: string, after: string | undefined): AsyncGenerator<ListedAffiliate> {
  const parts = SHARDS.map((shard) =>
    sorts(table, { index: 'GSI1', pk: affiliateShard(shard), ...from(foldedId(prefix), after) }, after),
  );
  for await (const place of mergeSorted(parts, (left, right) => left < right)) {
    yield { affiliateId: idIn(place), place };
  }
}

async function* byHead(table: Table, sought: SearchHead, after: string | undefined): AsyncGenerator<ListedAffiliate> {
  const range = { index: 'GSI1', pk: searchPartition(sought), ...from(sought.head, after) } as const;
  for await (const place of sorts(table, range, after)) {
    yield { affiliateId: idIn(place), place, head: place.slice(0, place.lastIndexOf('#')) };
  }
}

/** Each affiliate once, however many holds it has. */
async function* byHold(table: Table, after: string | undefined): AsyncGenerator<ListedAffiliate> {
  let last = after;
  const range = {
    index: 'GSI2',
    pk: HOLDS_INDEX,
    ...from('', after === undefined ? undefined : holdsEnd(after)),
  } as const;
  for await (const sort of sorts(table, range, undefined)) {
    const id = sort.slice(0, sort.indexOf('#'));
    if (id === last) continue;
    last = id;
    yield { affiliateId: affiliateId(id), place: id };
  }
}

/** Entries with this prefix, from a position on. A key condition accepts no empty text; ids sort after the blank. */
function from(prefix: string, after: string | undefined): Pick<QueryRange, 'between'> {
  return { between: { low: after ?? (prefix || ' '), high: `${prefix}${LAST}` } };
}

async function* sorts(table: Table, range: QueryRange, after: string | undefined): AsyncGenerator<string> {
  for await (const item of table.queryAll(range, PAGE_SIZE)) {
    const sort = item[`${range.index ?? ''}SK`];
    if (typeof sort !== 'string') throw new TypeError('an index entry lacks its sort key');
    if (sort !== after) yield sort;
  }
}

/** The id is what follows the last `#`, because ids hold none. */
function idIn(sort: string) {
  return affiliateId(sort.slice(sort.lastIndexOf('#') + 1));
}
