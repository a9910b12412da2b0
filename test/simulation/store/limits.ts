import { NotSimulated, validationException } from './refusals.ts';
import { bytesOf, type StoredItem } from './stored-item.ts';

/** "Service, account, and table quotas in Amazon DynamoDB", DynamoDB developer guide. */
export const MAX_TRANSACTION_ITEMS = 100;
export const MAX_BATCH_GET_KEYS = 100;
const MAX_ITEM_BYTES = 400 * 1024;
export const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024;
export const MAX_QUERY_BYTES = 1024 * 1024;
export const MAX_BATCH_GET_BYTES = 16 * 1024 * 1024;

/** @throws ValidationException for an item over 400 KB */
export function requireItemSize(item: StoredItem): void {
  if (item.mostBytes > MAX_ITEM_BYTES && bytesOf(item) > MAX_ITEM_BYTES)
    throw validationException('Item size has exceeded the maximum allowed size');
}

/** @throws NotSimulated where DynamoDB would refuse, or answer only in part, because it is too much at once */
export function requireBytes(items: readonly StoredItem[], most: number): void {
  if (countWithin(items, most) < items.length)
    throw new NotSimulated(`more than ${most} bytes at once are not simulated`);
}

/** How many of the items, from the first on, have at most so many bytes together. At least one. */
export function countWithin(items: readonly StoredItem[], most: number): number {
  let bytes = 0;
  for (const item of items) bytes += item.mostBytes;
  if (bytes <= most) return items.length;
  bytes = 0;
  const tooMany = items.findIndex((item) => {
    bytes += bytesOf(item);
    return bytes > most;
  });
  return tooMany === -1 ? items.length : Math.max(1, tooMany);
}
