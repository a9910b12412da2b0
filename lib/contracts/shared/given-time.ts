import * as z from 'zod';
import { type Instant, instant } from '../../domain/shared/time.ts';

/** Times are compared as text and calculated with, so all years must have four digits, with a margin on both sides. */
export const EARLIEST = '2000';
export const LATEST = '3000';
export const YEARS_RULE = 'must be in the years 2000 to 2999, in UTC';

const TIME_RULE = 'must be a time with its offset from UTC, such as 2026-11-23T10:00:00Z or 2026-11-23T11:00:00+01:00';
const MAX_LENGTH = 40;

/**
 * ISO 8601 allows offsets such as +hh:mm, +hhmm or +hh, and may leave seconds out. RFC 3339, which libraries follow, allows
 * neither.
 */
const OFFSET = /(?<=T.*)([+-][0-9]{2}):?([0-9]{2})?$/;
const WITHOUT_SECONDS = /(?<=T[0-9]{2}:[0-9]{2})(?=[Z+-])/;

/** The moment that a time with an offset means, to the millisecond; `undefined` if it is not a time. */
function momentOf(text: string): Instant | undefined {
  const time = text
    .toUpperCase()
    .replace(OFFSET, (_, hours: string, minutes = '00') => `${hours}:${minutes}`)
    .replace(WITHOUT_SECONDS, ':00');
  return z.iso.datetime({ offset: true }).safeParse(time).success ? instant(new Date(time)) : undefined;
}

/** A time in a year that a person can mean. Typing errors, and milliseconds taken for seconds, are far outside. */
const within = (read: (text: string) => Instant | undefined, rule: string) =>
  z
    .string(rule)
    .max(MAX_LENGTH, `must be at most ${MAX_LENGTH} characters`)
    .transform((text, context): Instant => {
      const at = read(text);
      if (at !== undefined && at >= EARLIEST && at < LATEST) return at;
      const fault =
        at === undefined
          ? ({ code: 'invalid_format', format: 'datetime', message: rule } as const)
          : ({ code: 'custom', message: YEARS_RULE } as const);
      context.addIssue({ ...fault, input: text });
      return z.NEVER;
    });

/** A time from a client, with any offset. It is kept in UTC. */
export const givenTimeField = within(momentOf, TIME_RULE).meta({
  id: 'GivenTime',
  description:
    'ISO 8601 with any offset, such as `2026-11-23T10:00:00Z` or `2026-11-23T11:00:00+01:00`, in the years 2000 to 2999; kept in UTC, to the millisecond.',
  override: { format: 'date-time' },
});

/**
 * For a query: a day, which begins at midnight UTC, or a time with any offset. A `+` that was not written as `%2B` arrives
 * as a blank. Before an offset a blank can be nothing else.
 */
export const dayOrTimeField = within(
  (text) =>
    z.iso.date().safeParse(text).success ? instant(new Date(text)) : momentOf(text.replace(/(?<=T.*) /i, '+')),
  'must be a day such as 2026-03-01, or a time with its offset from UTC such as 2026-03-01T12:00:00Z',
).meta({
  id: 'DayOrTime',
  description:
    'A day, which begins at midnight UTC, or a time with any offset: `2026-03-01`, `2026-03-01T12:00:00Z`, `2026-03-01T13:00:00+01:00` (with `%2B` for `+`).',
});
