import { addDays, type Day, dayOf } from '../audit/audit-seal.ts';
import { type Instant, instant } from '../shared/time.ts';

/** Something that happens once a day. */
export type Daily = {
  /** `02:00`, by the clocks of the time zone. */
  readonly time: string;
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
};

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

/**
 * When it was last due, up to now. Every day has exactly one such moment, also days on which clocks change. For an hour
 * that comes twice it is the second; for one that is left out it is the moment of the change.
 */
export function lastDue(daily: Daily, now: Instant): Instant {
  const today = dayOf(onClocks(daily, Date.parse(now)));
  const due = dueOn(daily, today);
  return due <= now ? due : dueOn(daily, addDays(today, -1));
}

/**
 * The moment that stands for the whole day, for the time that a schedule fired for. Both times that a clock may show give
 * the same moment. What was fired for another time of the day stands for itself.
 */
export function dueTimeOf(daily: Daily, firedFor: Instant): Instant {
  const shown = onClocks(daily, Date.parse(firedFor));
  return shown.slice(11, 16) === daily.time ? dueOn(daily, dayOf(shown)) : firedFor;
}

/** Clocks change at most once within two days, so the offsets on both sides are all that can apply. */
function dueOn(daily: Daily, day: Day): Instant {
  const shown = Date.parse(`${day}T${daily.time}:00.000Z`);
  const offset = (at: number) => Date.parse(onClocks(daily, at)) - at;
  const before = shown - offset(shown - DAY_MS);
  const after = shown - offset(shown + DAY_MS);
  const real = [before, after].filter((at) => at + offset(at) === shown);
  return instant(new Date(real.length > 0 ? Math.max(...real) : before));
}

/** What the clocks of the time zone show at that moment, to the second, written as if it were UTC. */
function onClocks({ timeZone }: Daily, at: number): Instant {
  if (timeZone === 'UTC') return instant(new Date(at - (at % SECOND_MS)));
  const parts = clocksOf(timeZone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const [date, time] = [
    [part('year'), part('month'), part('day')].join('-'),
    [part('hour'), part('minute'), part('second')].join(':'),
  ];
  return instant(new Date(`${date}T${time}.000Z`));
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter takes longer than using it. */
function clocksOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  clocks.set(timeZone, made);
  return made;
}
