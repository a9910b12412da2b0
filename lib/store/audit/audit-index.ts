import * as z from 'zod';
import type { Day } from '../../domain/audit/audit-seal.ts';
import { auditDayIndex, type Key, SHARDS } from '../keys.ts';
import { mergeSorted } from '../shared/merge-sorted.ts';
import type { RawItem, Table } from '../shared/table.ts';

const indexedSchema = z.object({ PK: z.string(), SK: z.string(), GSI1SK: z.string() });

/** The position of an entry in its day: by time, then by id. */
export type IndexedEntry = { readonly position: string; readonly item: RawItem | undefined; readonly auditId: string };

type DayRange = {
  /** Only entries after this position, in the direction of reading. */
  readonly after?: string | undefined;
  readonly descending?: boolean;
  /** How much is read ahead in each of the index's shards, and of the entries themselves. */
  readonly pageSize: number;
};

const READ_AT_ONCE = 100;

/**
 * The audit entries of a day in order of time. The index only says where to look: each entry is read from the table itself.
 */
export async function* entriesOfDay(table: Table, day: Day, range: DayRange): AsyncGenerator<IndexedEntry> {
  let waiting: Indexed[] = [];
  for await (const indexed of keysOfDay(table, day, range)) {
    waiting.push(indexed);
    if (waiting.length < Math.min(range.pageSize, READ_AT_ONCE)) continue;
    yield* await read(table, waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield* await read(table, waiting);
}

type Indexed = { readonly key: Key; readonly position: string };

function keysOfDay(table: Table, day: Day, range: DayRange): AsyncGenerator<Indexed> {
  const streams = SHARDS.map((shard) => keysOfShard(table, auditDayIndex(day, shard), range));
  return mergeSorted(streams, (left, right) =>
    range.descending ? left.position > right.position : left.position < right.position,
  );
}

async function* keysOfShard(
  table: Table,
  pk: string,
  { after, descending = false, pageSize }: DayRange,
): AsyncGenerator<Indexed> {
  const between = after === undefined ? undefined : descending ? { low: '0', high: after } : { low: after, high: '~' };
  const found = table.queryAll({ index: 'GSI1', pk, descending, ...(between && { between }) }, pageSize);
  for await (const item of found) {
    const { PK, SK, GSI1SK: position } = indexedSchema.parse(item);
    if (position !== after) yield { key: { PK, SK }, position };
  }
}

async function read(table: Table, indexed: readonly Indexed[]): Promise<IndexedEntry[]> {
  // Each kind of partition is read separately. A policy may allow them in different statements, and AWS wants one
  // statement to allow all keys of a call.
  const kinds = Map.groupBy(indexed, ({ key: { PK } }) => PK.split('#')[0]);
  const items = await Promise.all([...kinds.values()].map((same) => table.getMany(same.map(({ key }) => key))));
  const byKey = new Map(items.flat().map((item) => [`${item.PK} ${item.SK}`, item]));
  return indexed.map(({ key: { PK, SK }, position }) => ({
    position,
    auditId: position.slice(position.indexOf('#') + 1),
    item: byKey.get(`${PK} ${SK}`),
  }));
}
