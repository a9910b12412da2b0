import { needsApproval } from '../../domain/batches/approval.ts';
import type { Batch } from '../../domain/batches/batch.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { Context } from '../shared/context.ts';
import type { PaymentRepository } from '../transactions/payment-repository.ts';
import { batchContentHash } from './batch-content.ts';
import type { BatchRepository } from './batch-repository.ts';
import { moveBatch } from './move-batch.ts';

export type QueueDependencies = {
  readonly batches: BatchRepository;
  readonly payments: PaymentRepository;
  readonly settings: SettingsReader;
};

export type Queued =
  | { readonly kind: 'queued'; readonly batch: Batch }
  /** The batch, or what approval is needed for, is no longer as it was read. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'approval-wanted' };

/**
 * PENDING -> QUEUED. Where approval is needed, the batch must have one for exactly what it holds. The write that queues it has the
 * condition that batch and settings are as they were read, so no change of either can slip in between.
 */
export async function queueBatch(deps: QueueDependencies, context: Context, batch: Batch): Promise<Queued> {
  const settings = await deps.settings.load();
  if (needsApproval(settings, batch) && !(await isApproved(deps.payments, batch))) return { kind: 'approval-wanted' };
  const { approval } = batch;
  const { result, after } = await moveBatch(
    deps.batches,
    context,
    batch,
    { status: 'QUEUED', queuedAt: context.now() },
    {
      action: 'batch.queued',
      details: approval ? { approvedBy: approval.by.name, contentHash: approval.contentHash } : {},
    },
    { settingsVersion: settings.version },
  );
  return result === 'moved' ? { kind: 'queued', batch: after } : { kind: 'changed' };
}

/** Payments of a PENDING batch never change; if somebody altered one behind our back, the approval is not for this. */
async function isApproved(payments: PaymentRepository, batch: Batch): Promise<boolean> {
  if (!batch.approval) return false;
  return batch.approval.contentHash === batchContentHash(batch, await payments.ofBatch(batch.batchId));
}
