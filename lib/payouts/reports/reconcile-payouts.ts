import pMap from 'p-map';
import { addDays, type Day, dayOf } from '../../domain/audit/audit-seal.ts';
import type { Difference } from '../../domain/reports/difference.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { Period } from '../../domain/shared/period.ts';
import { addSeconds, type Instant, instant } from '../../domain/shared/time.ts';
import type { Context } from '../shared/context.ts';
import type { Position } from '../shared/paging.ts';
import { type ReconcileDependencies, type ReconciledBatch, reconcileBatch } from './reconcile-batch.ts';
import { type ReconciledDay, reconcileDay } from './reconcile-day.ts';
import { startOf, TheirLists } from './their-lists.ts';

export type Reconciliation = {
  readonly batches: readonly ReconciledBatch[];
  readonly days: readonly ReconciledDay[];
  readonly next?: Position | undefined;
};

export type ReconciliationRequest = {
  readonly period: Period;
  readonly currency?: Currency | undefined;
  /** The limit applies to batches and to days. */
  readonly limit: number;
  readonly after?: Position | undefined;
};

/** How many batches are compared at the same time. */
const SIDE_BY_SIDE = 4;

/** A page ends early when asking takes long, or when there are many differences. The next page continues. */
const PAGE_SECONDS = 12;
const PAGE_DIFFERENCES = 2_000;

/**
 * Compares our books with the provider's, in both directions, and with themselves. First comes each batch that was made in
 * the period: what the provider answers about exactly the committed attempts, and what it lists of them. Then comes each
 * day of the period that has begun: whether what each provider lists is in our books. It moves no money and corrects
 * nothing; it names the differences.
 */
export async function reconcilePayouts(
  deps: ReconcileDependencies,
  context: Context,
  request: ReconciliationRequest,
): Promise<Reconciliation> {
  const page: Page = { until: addSeconds(context.now(), PAGE_SECONDS), lists: new TheirLists(deps.providers) };
  const position = dayPosition(request.after);
  if (position) return { batches: [], ...(await reconcileDays(deps, context, request, page, position)) };
  const { batches, next } = await reconcileBatches(deps, context, request, page);
  if (next) return { batches, days: [], next };
  const [provider] = deps.providers.names;
  const begin = provider === undefined ? undefined : { day: dayOf(request.period.from), provider };
  // A full page leaves the days to the next one.
  const isFull = batches.length >= request.limit || isEnough(batches) || context.now() >= page.until;
  if (!begin || isFull) return { batches, days: [], next: begin };
  return { batches, ...(await reconcileDays(deps, context, request, page, begin)) };
}

type Page = { readonly until: Instant; readonly lists: TheirLists };

async function reconcileBatches(
  deps: ReconcileDependencies,
  context: Context,
  { period, currency, limit, after }: ReconciliationRequest,
  { until, lists }: Page,
): Promise<Pick<Reconciliation, 'batches' | 'next'>> {
  const batches: ReconciledBatch[] = [];
  let next = after;
  do {
    const some = Math.min(SIDE_BY_SIDE, limit - batches.length);
    const listed = await deps.batches.listCreated(period, { limit: some, after: next });
    const wanted = listed.items.filter((batch) => currency === undefined || batch.currency === currency);
    batches.push(...(await pMap(wanted, (batch) => reconcileBatch(deps, context, lists, batch))));
    next = listed.next;
  } while (next && batches.length < limit && !isEnough(batches) && context.now() < until);
  return { batches, next };
}

/** Where the days continue: with this day of this provider. */
type DayPosition = { readonly day: Day; readonly provider: string };

async function reconcileDays(
  deps: ReconcileDependencies,
  context: Context,
  { period, currency, limit }: ReconciliationRequest,
  { until, lists }: Page,
  from: DayPosition,
): Promise<Pick<Reconciliation, 'days' | 'next'>> {
  const days: ReconciledDay[] = [];
  const isThere = ({ day }: DayPosition) => startOf(day) < period.to && startOf(day) <= context.now();
  let next = isThere(from) ? from : undefined;
  while (next && days.length < limit && !isEnough(days) && (days.length === 0 || context.now() < until)) {
    days.push(await reconcileDay(deps, context, lists, { ...next, period, currency }));
    const after = following(next, deps.providers.names);
    next = after && isThere(after) ? after : undefined;
  }
  return { days, next };
}

/** The next provider on the same day, or the first one on the next day. */
function following({ day, provider }: DayPosition, names: readonly string[]): DayPosition | undefined {
  const [first] = names;
  const next = names[names.indexOf(provider) + 1];
  if (next !== undefined) return { day, provider: next };
  return first === undefined ? undefined : { day: addDays(day, 1), provider: first };
}

function dayPosition({ day, provider }: Position = {}): DayPosition | undefined {
  return day === undefined || provider === undefined ? undefined : { day: dayOf(instant(new Date(day))), provider };
}

function isEnough(reconciled: readonly { readonly differences: readonly unknown[] }[]): boolean {
  return reconciled.reduce((sum, { differences }) => sum + differences.length, 0) >= PAGE_DIFFERENCES;
}

/** All differences, whichever direction found them. */
export function differencesOf({ batches, days }: Reconciliation): readonly Difference[] {
  return [...batches, ...days].flatMap(({ differences }) => differences);
}
