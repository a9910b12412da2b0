import type { AuditDetails, AuditEntry, AuditStatus, BatchAction } from '../../domain/audit/audit.ts';
import { type Batch, isFinished, mayMoveBatch } from '../../domain/batches/batch.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import type { BatchMove, BatchRepository, Moved } from './batch-repository.ts';

export type BatchPatch = Partial<Omit<Batch, 'batchId' | 'version' | 'counts' | 'audit'>>;

export type MoveAudit = {
  readonly action: BatchAction;
  readonly status?: AuditStatus;
  readonly details?: AuditDetails;
};

/** What is written, or must hold, in the same transaction. */
type Together = Pick<BatchMove, 'slot' | 'settingsVersion'>;

/**
 * Writes a batch's next state with its audit entry, if the batch is still as it was read.
 *
 * @throws RangeError for a final state: a batch is finished by `finishBatch`, with what its final entry commits to
 */
export async function moveBatch(
  batches: BatchRepository,
  context: Context,
  before: Batch,
  patch: BatchPatch,
  audit: MoveAudit,
  together: Together = {},
): Promise<Moved> {
  const { move, entry } = batchMove(context, before, patch, audit, together);
  if (move.after.status !== before.status && isFinished(move.after.status)) {
    throw new RangeError(`batch ${before.batchId} cannot become ${move.after.status} without its final entry`);
  }
  return batches.move(move, entry);
}

/** The move and its entry, ready to be written. */
export function batchMove(
  context: Context,
  before: Batch,
  patch: BatchPatch,
  audit: MoveAudit,
  together: Together,
): { readonly move: BatchMove; readonly entry: AuditEntry } {
  const after: Batch = { ...before, ...patch, version: before.version + 1 };
  if (after.status !== before.status && !mayMoveBatch(before.status, after.status)) {
    throw new RangeError(`batch ${before.batchId} cannot go from ${before.status} to ${after.status}`);
  }
  const scheduled = before.scheduledTime && { scheduledTime: before.scheduledTime };
  const details = { from: before.status, to: after.status, run: after.run, ...scheduled, ...audit.details };
  const entry = auditEntry(context, { type: 'batch', batchId: before.batchId }, audit.action, details, audit.status);
  return { move: { before, after, ...together }, entry };
}
