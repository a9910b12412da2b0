import type { Batch } from '../../domain/batches/batch.ts';
import { type ExecuteDependencies, executeBatch } from '../batches/execute-batch.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { batchesOfPage, type ScheduledPage } from './batches-of-page.ts';
import { asPayoutSchedule, isSwitchedOn } from './payout-schedule.ts';

/** Queues all batches of a page. Running it again changes nothing. */
export async function queueScheduledBatches(
  deps: ExecuteDependencies,
  context: Context,
  page: ScheduledPage,
): Promise<void> {
  const { generation } = await deps.settings.load();
  for await (const batch of batchesOfPage(deps.batches, page, generation)) {
    await queueScheduledBatch(deps, context, batch);
  }
}

/**
 * Queues a batch of the schedule while the schedule is switched on. A batch that may not be executed (it is being
 * cancelled, or another person has to approve it) stays as it is.
 *
 * @returns whether it is under way now
 */
export async function queueScheduledBatch(deps: ExecuteDependencies, context: Context, batch: Batch): Promise<boolean> {
  if (batch.status !== 'PENDING' && batch.status !== 'QUEUED') return false;
  if (!(await isSwitchedOn(deps.settings))) return false;
  try {
    const { status } = await executeBatch(deps, asPayoutSchedule(context), batch.batchId);
    return status !== 'PENDING';
  } catch (error) {
    if (error instanceof PayoutError) return false;
    throw error;
  }
}
