import type { AffiliateId } from '../../domain/shared/ids.ts';
import { type CreateDependencies, createBatches } from '../batches/create-batches.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { type ScheduledPage, scheduledBatchId } from './batches-of-page.ts';
import { asPayoutSchedule, isSwitchedOn } from './payout-schedule.ts';

export type PageRequest = ScheduledPage & {
  /** Where the previous page stopped. */
  readonly after?: AffiliateId | undefined;
};

/** Where the next page continues, if there is more. */
export type PageMade = { readonly more: boolean; readonly after?: AffiliateId | undefined };

/**
 * Makes the batches of one page: of the next affiliates that can be paid, at most `limit` (as many as one call of POST
 * /batches takes). If it is run again after it died, it first finishes what it had begun. Nobody is claimed twice.
 */
export async function makeScheduledBatches(
  deps: CreateDependencies,
  context: Context,
  { after, ...page }: PageRequest,
  limit?: number,
): Promise<PageMade> {
  if (!(await isSwitchedOn(deps.settings))) return { more: false };
  const actor = asPayoutSchedule(context);
  const made = await makeNew(deps, actor, { ...page, after }, limit);
  if (made.more) return made;
  // A page that is run again may find fewer affiliates than before, but it still finishes the batches that it had
  // begun.
  const { generation } = await deps.settings.load();
  const next = await deps.batches.find(scheduledBatchId({ ...page, page: page.page + 1 }, 1, generation));
  return { more: next !== undefined, after: made.after ?? after };
}

async function makeNew(
  deps: CreateDependencies,
  actor: Context,
  { after, ...page }: PageRequest,
  limit: number | undefined,
): Promise<PageMade> {
  const { currency, scheduledTime } = page;
  const batchIds = (generation: number | undefined) => (nth: number) => scheduledBatchId(page, nth, generation);
  const request = { currency, provider: deps.providers.defaultName, after, limit, scheduledTime, batchIds };
  try {
    const { more, last } = await createBatches(deps, actor, request);
    return { more, after: last };
  } catch (error) {
    if (error instanceof PayoutError && error.refused.code === 'nothing_payable') return { more: false };
    throw error;
  }
}
