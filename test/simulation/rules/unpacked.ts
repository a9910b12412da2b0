import { gunzipSync } from 'node:zlib';
import type { Change } from '../store/item-store.ts';
import { type StoredMap, toStoredMap } from '../store/stored-value.ts';

const known = new WeakMap<StoredMap, StoredMap>();

/**
 * An item with nothing in it packed, for rules that know nothing of that. It is read as docs/audit.md describes it, independently of the
 * product. For the same item it answers the same object again.
 */
export function unpackedItem(item: StoredMap): StoredMap {
  const { packed, ...plain } = item;
  if (!(packed instanceof Uint8Array)) return item;
  const found = known.get(item) ?? toStoredMap({ ...plain, ...JSON.parse(gunzipSync(packed).toString(), integers) });
  known.set(item, found);
  return found;
}

export function unpackedChange(change: Change): Change {
  const { before, after } = change;
  return { ...change, before: before && unpackedItem(before), after: after && unpackedItem(after) };
}

function integers(_: string, value: unknown, { source }: { readonly source?: string } = {}): unknown {
  return typeof value === 'number' ? BigInt(source ?? value) : value;
}
