/** When a schedule fires: at an interval, or by a pattern that croner understands. */
export type Timing =
  | { readonly kind: 'rate'; readonly milliseconds: number }
  | { readonly kind: 'cron'; readonly pattern: string };

/**
 * Makes croner read a pattern as EventBridge Scheduler does: there is a field for the year, Sunday is 1, and `0/15` means
 * every 15 from 0 on.
 */
export const CRON_OPTIONS = { mode: '7-part', alternativeWeekdays: true, sloppyRanges: true } as const;

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/**
 * Reads an expression of EventBridge Scheduler.
 *
 * @throws Error for what it would refuse, and for one-time `at(…)`, which the product does not use
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export const parseSchedule = (expression: string): Timing => {
  const rate = /^rate\(([1-9]\d*) (minute|hour|day)(s?)\)$/.exec(expression);
  if (rate !== null) {
    const value = Number(rate[1]);
    const unit = rate[2] === 'minute' ? 'minute' : rate[2] === 'hour' ? 'hour' : 'day';
    return { kind: 'rate', milliseconds: value * UNIT_MS[unit] };
  }
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/) ?? [];
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = fields;
  if (fields.length !== 6 || minute === undefined || year === undefined) {
    throw new Error(`Not a schedule expression of the form rate(…) or cron(… six fields …): ${expression}`);
  }
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new Error(`A cron expression needs "?" for exactly one of day-of-month and day-of-week: ${expression}`);
  }
  // croner also counts seconds, and its "?" means the current value. Scheduler's "?" means "any".
  const any = (field: string | undefined) => (field === '?' ? '*' : (field ?? '*'));
  return { kind: 'cron', pattern: ['0', minute, hour, any(dayOfMonth), month, any(dayOfWeek), year].join(' ') };
};
