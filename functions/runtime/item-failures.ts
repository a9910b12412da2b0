import { logger } from './logger.ts';
import { emit } from './metrics.ts';

/** How many are logged one by one. When the store is down, every item fails. */
const MAX_LOGGED = 20;

/** One of many items, by its id, that could not be read or written while the others went on. */
export type ItemFailure = { readonly item: string; readonly error: unknown };

/** Logs and counts them. The caller got an answer all the same, so nothing else would tell us. */
export function noteFailures(failures: readonly ItemFailure[]): void {
  for (const { item, error } of failures.slice(0, MAX_LOGGED)) logger.error('an item was left undone', { item, error });
  if (failures.length > 0) emit('ItemsFailed', failures.length, {});
}
