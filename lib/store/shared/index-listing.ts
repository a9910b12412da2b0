import * as z from 'zod';
import type { Paged, PageRequest, Position } from '../../payouts/shared/paging.ts';
import type { Page, QueryRange, RawItem, Table } from './table.ts';

const keySchema = z.object({ PK: z.string(), SK: z.string() });
const positionSchema = z.record(z.string(), z.string());

/**
 * A page of an index, with the items read from the table itself. The indexes hold keys only, and only say where to look
 * (M10).
 */
export async function listFromIndex<T>(
  table: Table,
  range: QueryRange,
  { limit, after }: PageRequest,
  parse: (item: RawItem) => T,
): Promise<Paged<T>> {
  const page = await table.query(range, { limit, startKey: after });
  const keys = page.items.map((item) => keySchema.parse(item));
  const found = await table.getMany(keys);
  const bySortKey = new Map(found.map((item) => [keyText(keySchema.parse(item)), parse(item)]));
  const items = keys.flatMap((key) => bySortKey.get(keyText(key)) ?? []);
  return { items, next: positionOf(page) };
}

export function positionOf({ lastKey }: Page<unknown>): Position | undefined {
  return lastKey && positionSchema.parse(lastKey);
}

function keyText({ PK, SK }: { PK: string; SK: string }): string {
  return `${PK} ${SK}`;
}
