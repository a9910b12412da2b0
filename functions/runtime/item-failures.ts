import { logger } from './logger.ts';
import { say } from './metrics.ts';

/** Named in the log one by one; when the store is down, it fails for all of them. */
const MAX_LOGGED = 20;

/** One item of many, by its id, that could not be read or written while the others went on. */
export type ItemFailure = { readonly item: string; readonly error: unknown };

/** Names them in the log, and counts them: whoever asked got an answer, so nothing else would tell us. */
export function noteFailures(failures: readonly ItemFailure[]): void {
  for (const { item, error } of failures.slice(0, MAX_LOGGED)) logger.error('an item was left undone', { item, error });
  if (failures.length > 0) say('ItemsFailed', failures.length, {});
}
