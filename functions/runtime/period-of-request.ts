import { MAX_PERIOD_DAYS, type Period, periodOf } from '../../lib/domain/shared/period.ts';
import type { Instant } from '../../lib/domain/shared/time.ts';
import { RequestProblem } from './request-problem.ts';

/** The period that a report is asked for. @throws RequestProblem `invalid_request`, naming the field */
export function periodOfRequest(
  { from, to }: { from?: Instant | undefined; to?: Instant | undefined },
  now: Instant,
): Period {
  const { period, fault } = periodOf({ ...(from && { from }), ...(to && { to }) }, now);
  if (fault === undefined) return period;
  const field = from === undefined ? 'query.to' : 'query.from';
  const message =
    fault === 'not-before'
      ? `must leave a period: it goes from ${period.from} (included) to ${period.to} (excluded)`
      : `must leave a period of at most ${MAX_PERIOD_DAYS} days: it goes from ${period.from} to ${period.to}`;
  throw new RequestProblem({
    code: 'invalid_request',
    detail: `${field} ${message}.`,
    errors: [{ field, code: 'invalid_value', message }],
  });
}
