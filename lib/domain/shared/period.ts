import { addSeconds, type Instant, instant } from './time.ts';

/** From one moment (included) to another (excluded). Consecutive periods do not overlap, and leave no gap. */
export type Period = { readonly from: Instant; readonly to: Instant };

export type PeriodFault = 'not-before' | 'too-wide';

const DAY_SECONDS = 86_400;
const DEFAULT_DAYS = 30;

/** A year, leap years too. */
export const MAX_PERIOD_DAYS = 366;

/**
 * The requested period. Without `to` it ends with today (UTC), and without `from` it is 30 days long. It counts days and
 * not months.
 */
export function periodOf(
  given: Partial<Period>,
  now: Instant,
): { readonly period: Period; readonly fault?: PeriodFault } {
  const to = given.to ?? addSeconds(startOfDay(now), DAY_SECONDS);
  const period = { from: given.from ?? addSeconds(to, -DEFAULT_DAYS * DAY_SECONDS), to };
  if (period.from >= period.to) return { period, fault: 'not-before' };
  if (addSeconds(period.from, MAX_PERIOD_DAYS * DAY_SECONDS) < period.to) return { period, fault: 'too-wide' };
  return { period };
}

/** Midnight, UTC. */
export function startOfDay(at: Instant): Instant {
  return instant(new Date(`${at.slice(0, 10)}T00:00:00.000Z`));
}

export function isWithin(at: Instant, { from, to }: Period): boolean {
  return from <= at && at < to;
}
