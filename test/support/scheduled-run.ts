import { type Instant, instant } from '../../lib/domain/shared/time.ts';
import { findPayableCurrencies } from '../../lib/payouts/schedules/find-payable-currencies.ts';
import { makeScheduledBatches, type PageMade } from '../../lib/payouts/schedules/make-scheduled-batches.ts';
import { queueScheduledBatches } from '../../lib/payouts/schedules/queue-scheduled-batches.ts';
import { changeSettings } from '../../lib/payouts/settings/change-settings.ts';
import type { World } from './world.ts';

export const TONIGHT = instant(new Date('2026-03-01T02:00:00Z'));

export async function switchPayoutSchedule(world: World, payouts: boolean): Promise<void> {
  await changeSettings(world, world.context, { schedules: { payouts } });
}

/** One run as the state machine does it, with pages of `limit` affiliates. Answers how many pages there were. */
export async function runScheduled(world: World, scheduledTime: Instant = TONIGHT, limit?: number): Promise<number> {
  let pages = 0;
  for (const currency of await findPayableCurrencies(world)) {
    let made: PageMade = { more: true };
    for (let page = 0; made.more; page += 1) {
      const request = { scheduledTime, currency, page };
      made = await makeScheduledBatches(world, world.context, { ...request, after: made.after }, limit);
      await queueScheduledBatches(world, world.context, request);
      pages += 1;
    }
  }
  return pages;
}
