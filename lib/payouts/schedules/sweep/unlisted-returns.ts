import { type Batch, isFinished } from '../../../domain/batches/batch.ts';
import { addSeconds, type Instant } from '../../../domain/shared/time.ts';
import type { Context } from '../../shared/context.ts';
import { returnsOf, windowEnd } from './returned-payments.ts';
import { type Stage, SWEEP_PAGE, type SweepDependencies } from './stage.ts';

/** A batch may be executed long after it was made; batches are listed by when they were made. */
const LONGEST_WAIT_SECONDS = 90 * 86_400;
/** For this long, Lambdas of the previous version may still finish batches and not list them. */
const OLD_LAMBDAS_SECONDS = 86_400;

/**
 * Looks for returned payments of batches that an earlier version finished without adding them to the list of due returns. The
 * look-up adds them. It goes through all batches, until it has found none for a day.
 */
export const unlistedReturns: Stage = {
  name: 'unlisted returns',
  async page(deps, context) {
    const { noneSince } = await deps.sweepCursor.loadUnlistedReturns();
    if (noneSince !== undefined && addSeconds(noneSince, OLD_LAMBDAS_SECONDS) <= context.now()) return { items: [] };
    const unlisted: Batch[] = [];
    for await (const batch of newestFirst(deps, context))
      if (isUnlisted(deps, context.now(), batch)) unlisted.push(batch);
    if (unlisted.length > 0) await deps.sweepCursor.saveUnlistedReturns({});
    else if (noneSince === undefined) await deps.sweepCursor.saveUnlistedReturns({ noneSince: context.now() });
    return { items: unlisted.map((batch) => returnsOf(deps, context, batch)) };
  },
};

function isUnlisted(deps: SweepDependencies, now: Instant, batch: Batch): boolean {
  const end = windowEnd(deps, batch);
  const isListed = batch.returnsDueAt !== undefined;
  const wasStarted = batch.startedAt !== undefined;
  return isFinished(batch.status) && wasStarted && !isListed && end !== undefined && now < end;
}

async function* newestFirst({ batches }: SweepDependencies, context: Context): AsyncGenerator<Batch> {
  const oldest = addSeconds(context.now(), -LONGEST_WAIT_SECONDS);
  let page = await batches.list({}, { limit: SWEEP_PAGE });
  for (;;) {
    yield* page.items;
    const isTooOld = page.items.some(({ createdAt }) => createdAt < oldest);
    if (page.next === undefined || isTooOld) return;
    page = await batches.list({}, { limit: SWEEP_PAGE, after: page.next });
  }
}
