import { type Person, personOf } from '../../domain/audit/actor.ts';
import type { Batch } from '../../domain/batches/batch.ts';
import type { BatchId } from '../../domain/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import type { PaymentRepository } from '../transactions/payment-repository.ts';
import { batchContentHash } from './batch-content.ts';
import type { BatchRepository } from './batch-repository.ts';
import { requireBatch } from './get-batch.ts';
import { moveBatch } from './move-batch.ts';

/** `contentHash`: what the approver has seen; if the batch holds anything else, it is not approved. */
export type ApproveRequest = { readonly contentHash?: string | undefined };

/**
 * Notes that a person other than the batch's maker has approved what it holds. Executing it is a step of its own. Asking
 * again changes nothing: the first approval stands.
 *
 * @throws PayoutError `batch_not_found`, `batch_not_approvable`, `second_person_required`, `batch_content_changed`
 */
export async function approveBatch(
  deps: { readonly batches: BatchRepository; readonly payments: PaymentRepository },
  context: Context,
  batchId: BatchId,
  request: ApproveRequest,
): Promise<Batch> {
  const batch = await requireBatch(deps.batches, batchId);
  const by = secondPerson(context, batch);
  const contentHash = batchContentHash(batch, await deps.payments.ofBatch(batchId));
  if (request.contentHash !== undefined && request.contentHash !== contentHash) {
    throw new PayoutError({ code: 'batch_content_changed', batchId });
  }
  if (batch.approval) return batch;
  if (batch.status !== 'PENDING') {
    throw new PayoutError({ code: 'batch_not_approvable', batchId, status: batch.status });
  }
  const approval = { contentHash, by, at: context.now() };
  const audit = { action: 'batch.approved', details: { contentHash } } as const;
  // Another approval, cancellation or execution came first. Decide again by the batch as it is now.
  const { result, after } = await moveBatch(deps.batches, context, batch, { approval }, audit);
  return result === 'moved' ? after : approveBatch(deps, context, batchId, request);
}

/** No person made the batches of a schedule, so any one person may approve them. */
function secondPerson({ actor }: Context, { batchId, createdBy, createdBySub }: Batch): Person {
  const person = personOf(actor);
  if (!person) throw new Error('only a person approves a batch');
  if (person.sub === createdBySub) {
    throw new PayoutError({ code: 'second_person_required', what: `Batch "${batchId}"`, first: createdBy });
  }
  return person;
}
