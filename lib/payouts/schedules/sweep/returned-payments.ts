import { type Batch, isFinished } from '../../../domain/batches/batch.ts';
import { addSeconds, type Instant } from '../../../domain/shared/time.ts';
import { moveBatch } from '../../batches/move-batch.ts';
import type { Context } from '../../shared/context.ts';
import { lookUpAttempt } from '../../transactions/look-up-attempt.ts';

import { type Stage, SWEEP_PAGE, type SweepDependencies } from './stage.ts';

const DAY_SECONDS = 86_400;

/** A batch may be executed long after it was made; batches are listed by when they were made. */
const LONGEST_WAIT_DAYS = 90;

/**
 * Asks once a day about the payments of finished batches, as long as the provider may still send one back. The same look-up
 * finds money that moved for a payment that was given up.
 */
export const returnedPayments: Stage = {
  name: 'returned payments',
  async page(deps, context, after) {
    const { items, next } = await deps.batches.list({}, { limit: SWEEP_PAGE, after });
    const oldest = items.at(-1);
    const isTooOld = oldest && oldest.createdAt < daysAgo(context, LONGEST_WAIT_DAYS);
    return {
      items: items
        .filter((batch) => isDue(deps, context, batch))
        .map((batch) => ({ id: batch.batchId, work: () => lookForReturns(deps, context, batch) })),
      next: isTooOld ? undefined : next,
    };
  },
};

function isDue({ providers }: SweepDependencies, context: Context, batch: Batch): boolean {
  const { returnWindowDays } = providers.get(batch.provider);
  if (!isFinished(batch.status) || batch.startedAt === undefined || batch.finishedAt === undefined) return false;
  if (batch.finishedAt < daysAgo(context, returnWindowDays)) return false;
  return batch.returnsCheckedAt === undefined || batch.returnsCheckedAt < daysAgo(context, 1);
}

async function lookForReturns(
  deps: SweepDependencies,
  context: Context,
  { batchId }: Batch,
): Promise<string | undefined> {
  const payments = await deps.batches.payments(batchId);
  const attempts = await deps.batches.findAttempts(
    batchId,
    payments.flatMap(({ attemptIds }) => attemptIds),
  );
  for (const attempt of attempts) await lookUpAttempt(deps, context, attempt);
  const batch = await deps.batches.find(batchId);
  if (!batch) throw new Error(`batch ${batchId} does not exist`);
  const audit = { action: 'batch.returns_checked', status: 'INFO' } as const;
  await moveBatch(deps.batches, context, batch, { returnsCheckedAt: context.now() }, audit);
  return `looked for returned payments of ${batchId}`;
}

function daysAgo(context: Context, days: number): Instant {
  return addSeconds(context.now(), -days * DAY_SECONDS);
}
