import { NotSimulated, validationException } from './refusals.ts';
import { isList, isSet, type StoredMap, type StoredValue } from './stored-value.ts';

/** "Service, account, and table quotas in Amazon DynamoDB", DynamoDB developer guide. */
export const MAX_TRANSACTION_ITEMS = 100;
export const MAX_BATCH_GET_KEYS = 100;
const MAX_ITEM_BYTES = 400 * 1024;
export const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024;
export const MAX_QUERY_BYTES = 1024 * 1024;
export const MAX_BATCH_GET_BYTES = 16 * 1024 * 1024;

/** @throws ValidationException for an item over 400 KB */
export function requireItemSize(item: StoredMap): void {
  if (bytesOf(item) > MAX_ITEM_BYTES) throw validationException('Item size has exceeded the maximum allowed size');
}

/** @throws NotSimulated where DynamoDB would answer only a part, because the answer is too long */
export function requireBytes(items: readonly StoredMap[], most: number): void {
  let bytes = 0;
  for (const item of items) bytes += bytesOf(item);
  if (bytes > most) throw new NotSimulated(`answers of more than ${most} bytes are not simulated`);
}

/** At least as many bytes as DynamoDB counts; most texts are ASCII, so it is close ("Item sizes and formats", developer guide). */
export function bytesOf(value: StoredValue): number {
  switch (typeof value) {
    case 'string':
      return value.length < 1_000 ? value.length * 3 : Buffer.byteLength(value);
    case 'bigint':
      return 21;
    case 'boolean':
      return 1;
    case 'object':
      return bytesInside(value);
    default:
      return value satisfies never;
  }
}

function bytesInside(value: Exclude<StoredValue, string | bigint | boolean>): number {
  if (value === null) return 1;
  if (value instanceof Uint8Array) return value.length;
  let bytes = 3;
  if (isSet(value)) {
    for (const member of value) bytes += bytesOf(member);
  } else if (isList(value)) {
    for (const element of value) bytes += 1 + bytesOf(element);
  } else {
    for (const name in value) {
      const field = value[name];
      if (field !== undefined) bytes += 1 + name.length * 3 + bytesOf(field);
    }
  }
  return bytes;
}
