import type { Batch } from '../../../domain/batches/batch.ts';
import { addSeconds, type Instant } from '../../../domain/shared/time.ts';
import { moveBatch } from '../../batches/move-batch.ts';
import type { Context } from '../../shared/context.ts';
import { lookUpAttempt } from '../../transactions/look-up-attempt.ts';
import { type Stage, SWEEP_PAGE, type SweepDependencies, type SweepItem } from './stage.ts';

const DAY_SECONDS = 86_400;

/**
 * Looks at the payments of a batch once it is finished, then once a day, and a last time when the provider's window for
 * sending payments back has closed. The same look-up finds money that moved for a payment that was given up. The store lists
 * batches by when this is due, so a sweep reads no others.
 */
export const returnedPayments: Stage = {
  name: 'returned payments',
  async page(deps, context, after) {
    const { items, next } = await deps.batches.listReturnsDue(context.now(), { limit: SWEEP_PAGE, after });
    return { items: items.map((batch) => returnsOf(deps, context, batch)), next };
  },
};

export function returnsOf(deps: SweepDependencies, context: Context, { batchId }: Batch): SweepItem {
  return { id: batchId, work: () => lookForReturns(deps, context, batchId) };
}

/** When the provider's window for sending back payments of this batch closes; absent: it is not finished. */
export function windowEnd({ providers }: SweepDependencies, batch: Batch): Instant | undefined {
  if (batch.finishedAt === undefined) return undefined;
  return addSeconds(batch.finishedAt, providers.get(batch.provider).returnWindowDays * DAY_SECONDS);
}

async function lookForReturns(deps: SweepDependencies, context: Context, batchId: Batch['batchId']): Promise<string> {
  const payments = await deps.payments.ofBatch(batchId);
  const attempts = await deps.payments.findAttempts(
    batchId,
    payments.flatMap(({ attemptIds }) => attemptIds),
  );
  const begunAt = context.now();
  for (const attempt of attempts) await lookUpAttempt(deps, context, attempt);
  const batch = await deps.batches.find(batchId);
  if (!batch) throw new Error(`batch ${batchId} does not exist`);
  const audit = { action: 'batch.returns_checked', status: 'INFO' } as const;
  const patch = { returnsCheckedAt: context.now(), returnsDueAt: nextLook(windowEnd(deps, batch), begunAt) };
  await moveBatch(deps.batches, context, batch, patch, audit);
  return `looked for returned payments of ${batchId}`;
}

/** A look that began before the window closed is not the last one. */
function nextLook(end: Instant | undefined, begunAt: Instant): Instant | undefined {
  if (end === undefined || begunAt >= end) return undefined;
  const tomorrow = addSeconds(begunAt, DAY_SECONDS);
  return tomorrow < end ? tomorrow : end;
}
