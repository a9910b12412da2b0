import type { Batch } from '../../domain/batches/batch.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { RETURNS_PARTITION, returnsDueEnd, returnsKey } from '../keys.ts';
import type { QueryRange, Write } from '../shared/table.ts';

/**
 * Lists a finished batch by when the provider is to be asked about it next, so that nobody has to go through all batches to
 * find it. The list is written in the batch's own transaction, so the two agree.
 */
export function returnsWrites(before: Batch | undefined, { batchId, returnsDueAt }: Batch): Write[] {
  const listed = before?.returnsDueAt;
  if (listed === returnsDueAt) return [];
  return [
    ...(listed === undefined ? [] : [{ Delete: { Key: { ...returnsKey(listed, batchId) } } }]),
    ...(returnsDueAt === undefined ? [] : [{ Put: { Item: { ...returnsKey(returnsDueAt, batchId), batchId } } }]),
  ];
}

/** The batches that are due, the one that has been due longest first. */
export function returnsDue(now: Instant): QueryRange {
  return { pk: RETURNS_PARTITION, between: { low: '0', high: returnsDueEnd(now) } };
}
