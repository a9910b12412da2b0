import type { Batch } from '../../domain/batches/batch.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import { type BatchId, batchId } from '../../domain/shared/ids.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import { purposeIn } from '../batches/claiming.ts';
import { derivedId } from '../shared/derived-id.ts';

/** One step of a scheduled run: some affiliates of one currency. */
export type ScheduledPage = {
  /** The time that the schedule fired for. If it fires twice, both have the same time. */
  readonly scheduledTime: Instant;
  readonly currency: Currency;
  /** The number of the page, from 0. */
  readonly page: number;
};

/** The id of the page's nth batch, from 1. By it, a step that is run again finds what it made before. */
export function scheduledBatchId(
  { scheduledTime, currency, page }: ScheduledPage,
  nth: number,
  generation?: number,
): BatchId {
  const occasion = { id: `payout schedule ${scheduledTime}`, at: scheduledTime };
  return batchId(`batch-${derivedId(occasion, purposeIn(generation, `batch ${currency} ${page} ${nth}`))}`);
}

/** What was made for a page so far. Its batches are numbered without a gap, and read consistently. */
export async function* batchesOfPage(
  batches: BatchRepository,
  page: ScheduledPage,
  generation: number | undefined,
): AsyncGenerator<Batch> {
  for (let nth = 1; ; nth += 1) {
    const batch = await batches.find(scheduledBatchId(page, nth, generation));
    if (!batch) return;
    yield batch;
  }
}
