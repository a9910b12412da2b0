import { NotSimulated, validationException } from './refusals.ts';
import type { StoredItem } from './stored-item.ts';

/** "Service, account, and table quotas in Amazon DynamoDB", DynamoDB developer guide. */
export const MAX_TRANSACTION_ITEMS = 100;
export const MAX_BATCH_GET_KEYS = 100;
const MAX_ITEM_BYTES = 400 * 1024;
export const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024;
export const MAX_QUERY_BYTES = 1024 * 1024;
export const MAX_BATCH_GET_BYTES = 16 * 1024 * 1024;

/** @throws ValidationException for an item over 400 KB */
export function requireItemSize({ bytes }: StoredItem): void {
  if (bytes > MAX_ITEM_BYTES) throw validationException('Item size has exceeded the maximum allowed size');
}

/** @throws NotSimulated where DynamoDB would refuse, or answer a part only, because it is more than it takes at once */
export function requireBytes(items: readonly (StoredItem | undefined)[], most: number): void {
  let bytes = 0;
  for (const item of items) bytes += item?.bytes ?? 0;
  if (bytes > most) throw new NotSimulated(`more than ${most} bytes at once are not simulated`);
}
