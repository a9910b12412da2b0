import type { Batch } from '../../domain/batches/batch.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { RETURNS_PARTITION, returnsDueEnd, returnsKey } from '../keys.ts';
import type { QueryRange, Write } from '../shared/table.ts';

/**
 * Lists a finished batch by when the provider is to be asked about it next. That is written with the batch, on the batch's
 * condition, so that the list says what the batch says: whoever looks for returns need not go through all batches.
 */
export function returnsWrites(before: Batch | undefined, { batchId, returnsDueAt }: Batch): Write[] {
  const listed = before?.returnsDueAt;
  if (listed === returnsDueAt) return [];
  return [
    ...(listed === undefined ? [] : [{ Delete: { Key: { ...returnsKey(listed, batchId) } } }]),
    ...(returnsDueAt === undefined ? [] : [{ Put: { Item: { ...returnsKey(returnsDueAt, batchId), batchId } } }]),
  ];
}

/** Those that are due, the longest due first. */
export function returnsDue(now: Instant): QueryRange {
  return { pk: RETURNS_PARTITION, between: { low: '0', high: returnsDueEnd(now) } };
}
