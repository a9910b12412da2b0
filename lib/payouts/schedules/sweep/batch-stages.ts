import type { Batch, BatchStatus } from '../../../domain/batches/batch.ts';
import { addSeconds } from '../../../domain/shared/time.ts';
import { isOpen } from '../../../domain/transactions/payment.ts';
import { abandonDraft, continueCancelling } from '../../batches/cancel-batch.ts';
import { judge } from '../../batches/judge-batch.ts';
import { hasUnsent, queueAgain } from '../../execution/queue-again.ts';
import { lookAgain } from '../../recovery/look-again.ts';
import type { Context } from '../../shared/context.ts';
import { resolveLiveAttempts } from '../../transactions/resolve-attempt.ts';
import { queueScheduledBatch } from '../queue-scheduled-batches.ts';
import { type Stage, SWEEP_PAGE, type SweepDependencies } from './stage.ts';

/** A draft is made within one call of the API, which ends after half a minute. After this long the call is dead. */
const DEAD_DRAFT_SECONDS = 600;

type Work = (deps: SweepDependencies, context: Context, batch: Batch) => Promise<string | undefined>;

function batchStage(name: string, status: BatchStatus, work: Work): Stage {
  return {
    name,
    async page(deps, context, after) {
      const { items, next } = await deps.batches.list({ status }, { limit: SWEEP_PAGE, after });
      const generation = items.length > 0 ? (await deps.settings.load()).generation : undefined;
      const isOfBefore = (batch: Batch) => generation !== undefined && batch.generation !== generation;
      return {
        items: items.map((batch) => ({
          id: batch.batchId,
          work: async () =>
            (isOfBefore(batch) ? await lookAgain(deps, batch) : undefined) ?? work(deps, context, batch),
        })),
        next,
      };
    },
  };
}

/** What may have been paid in the lost time is not released before the provider was asked about it. */
async function isAsked({ settings }: SweepDependencies, { generation }: Batch): Promise<boolean> {
  return (await settings.load()).generation === generation;
}

export const deadDrafts = batchStage('dead drafts', 'DRAFT', async (deps, context, draft) => {
  if (context.now() < addSeconds(draft.createdAt, DEAD_DRAFT_SECONDS) || !(await isAsked(deps, draft)))
    return undefined;
  return (await abandonDraft(deps, context, draft)) ? `released draft ${draft.batchId}` : undefined;
});

/** Queues the batches that the schedule made, even if its run died or is still working. */
export const scheduledBatches = batchStage('scheduled batches', 'PENDING', async (deps, context, batch) => {
  if (batch.scheduledTime === undefined) return undefined;
  return (await queueScheduledBatch(deps, context, batch)) ? `queued ${batch.batchId}` : undefined;
});

export const cancellations = batchStage('cancellations', 'CANCELLING', async (deps, context, batch) => {
  if (!(await isAsked(deps, batch))) return undefined;
  const { batchId } = batch;
  await resolveLiveAttempts(deps, context, await deps.payments.ofBatch(batchId), 'look-up-only');
  return (await continueCancelling(deps, context, batchId)) ? `cancelled ${batchId}` : undefined;
});

/**
 * A parked batch may have sent payments that have no item yet. No index names these, so they are found by their batch. All
 * others are found by the stage of open payments.
 */
export const parkedPayments = batchStage(
  'payments of parked batches',
  'QUEUED',
  async (deps, context, { batchId, run }) => {
    if (run === 0) return undefined;
    const sent = (await deps.payments.ofBatch(batchId)).filter(
      ({ unwritten, liveAttemptId }) => unwritten && liveAttemptId !== undefined,
    );
    if (sent.length === 0) return undefined;
    await resolveLiveAttempts(deps, context, sent, 'look-up-only');
    return `asked about what ${batchId} has sent`;
  },
);

/** Asks again about the open payments; judges the batch when none is left, queues it when one must be sent. */
export const settlements = batchStage('settlements', 'SETTLING', async (deps, context, { batchId }) => {
  await resolveLiveAttempts(deps, context, await deps.payments.ofBatch(batchId), 'look-up-only');
  const batch = await deps.batches.find(batchId);
  if (batch?.status !== 'SETTLING') return undefined;
  const payments = await deps.payments.ofBatch(batchId);
  if (hasUnsent(payments)) {
    return (await queueAgain(deps.batches, context, batch)) ? `queued ${batchId} again` : undefined;
  }
  if (payments.some((payment) => isOpen(payment.status) || payment.liveAttemptId !== undefined)) return undefined;
  return (await judge(deps.batches, context, batch, payments)) === 'moved' ? `finalized ${batchId}` : undefined;
});
