import type { StoredMap, StoredValue } from '../store/stored-value.ts';

/** Fields of stored items, read without the product's schemas, because whatever those let through must be seen here. */

/** A field is missing, or has the wrong type. */
export class UnreadableField extends Error {
  override readonly name = 'UnreadableField';

  constructor(item: StoredMap, field: string) {
    super(`${String(item.PK)} ${String(item.SK)} has no ${field} that can be read: ${String(item[field])}`);
  }
}

export function textOf(item: StoredMap, name: string): string {
  const value = item[name];
  if (typeof value === 'string') return value;
  throw new UnreadableField(item, name);
}

export function optionalText(item: StoredMap | undefined, name: string): string | undefined {
  return item && Object.hasOwn(item, name) ? textOf(item, name) : undefined;
}

export function integerOf(item: StoredMap, name: string): bigint {
  const value = item[name];
  if (typeof value === 'bigint') return value;
  throw new UnreadableField(item, name);
}

export function mapOf(item: StoredMap | undefined, name: string): StoredMap | undefined {
  const value = item?.[name];
  return value !== undefined && isPlainMap(value) ? value : undefined;
}

export function textsOf(item: StoredMap | undefined, name: string): readonly string[] {
  const value = item?.[name];
  return Array.isArray(value) ? value.filter((element) => typeof element === 'string') : [];
}

export function mapsOf(item: StoredMap | undefined, name: string): readonly StoredMap[] {
  const value = item?.[name];
  return Array.isArray(value) ? value.filter(isPlainMap) : [];
}

function isPlainMap(value: StoredValue): value is StoredMap {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
