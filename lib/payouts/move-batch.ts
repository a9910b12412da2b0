import type { AuditDetails, AuditStatus, BatchAction } from '../domain/audit.ts';
import { type Batch, mayMoveBatch } from '../domain/batch.ts';
import { auditEntry } from './audit-entry.ts';
import type { BatchMove, BatchRepository, Moved } from './ports/batch-repository.ts';
import type { Context } from './ports/context.ts';

export type BatchPatch = Partial<Omit<Batch, 'batchId' | 'version' | 'counts'>>;

/** Writes a batch's next state with its audit entry, if the batch is still as it was read. */
export async function moveBatch(
  batches: BatchRepository,
  context: Context,
  before: Batch,
  patch: BatchPatch,
  audit: { readonly action: BatchAction; readonly status?: AuditStatus; readonly details?: AuditDetails },
  slot?: BatchMove['slot'],
): Promise<Moved> {
  const after: Batch = { ...before, ...patch, version: before.version + 1 };
  if (after.status !== before.status && !mayMoveBatch(before.status, after.status)) {
    throw new RangeError(`batch ${before.batchId} cannot go from ${before.status} to ${after.status}`);
  }
  const details = { from: before.status, to: after.status, run: after.run, ...audit.details };
  const entry = auditEntry(context, { type: 'batch', batchId: before.batchId }, audit.action, details, audit.status);
  return batches.move({ before, after, ...(slot && { slot }) }, entry);
}
