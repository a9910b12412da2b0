import { needsApproval } from '../../domain/batches/approval.ts';
import type { Batch } from '../../domain/batches/batch.ts';
import { formatAmount, money } from '../../domain/shared/money.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import type { QueueDependencies } from './queue-batch.ts';

/**
 * Gives the draft its number and lists it, ready to be executed or, where a second person is needed, to be approved.
 * Nothing if the draft is no longer what was read. `completesRequest`: its request has nothing more to claim.
 */
export async function promoteDraft(
  { batches, settings }: Pick<QueueDependencies, 'batches' | 'settings'>,
  context: Context,
  draft: Batch,
  completesRequest: boolean,
): Promise<Batch | undefined> {
  const year = draft.createdAt.slice(0, 4);
  const number = await batches.nextBatchNumber(year);
  const batchNumber = `BATCH-${year}-${number.toString().padStart(6, '0')}`;
  const approvalWanted = needsApproval(await settings.load(), draft);
  const after: Batch = {
    ...draft,
    status: 'PENDING',
    batchNumber,
    approvalWanted,
    completesRequest: completesRequest || undefined,
    version: draft.version + 1,
  };
  const audit = auditEntry(context, { type: 'batch', batchId: draft.batchId }, 'batch.created', {
    batchNumber,
    ...(draft.scheduledTime && { scheduledTime: draft.scheduledTime }),
    paymentCount: after.paymentCount,
    totalAmount: formatAmount(money(after.currency, after.totalMinor)),
    currency: after.currency,
    provider: after.provider,
    approvalWanted,
  });
  const { result, after: promoted } = await batches.move({ before: draft, after }, audit);
  return result === 'moved' ? promoted : undefined;
}
