import { Temporal } from 'temporal-polyfill';
import type { Given } from './given.ts';
import type { ImportSettings } from './import-settings.ts';

type TimeFormat = Pick<ImportSettings, 'dates' | 'zone'>;

const DATE = {
  ymd: String.raw`(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})`,
  dmy: String.raw`(?<day>\d{1,2})([-/.])(?<month>\d{1,2})\2(?<year>\d{4})`,
  mdy: String.raw`(?<month>\d{1,2})([-/.])(?<day>\d{1,2})\2(?<year>\d{4})`,
} as const;
const TIME = String.raw`(?:[T ]\s*(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?`;
const OFFSET = String.raw`\s*(?<offset>Z|[+-]\d{2}(?::?\d{2})?)?)?`;

const EXAMPLES = { ymd: '2026-10-31', dmy: '31.10.2026', mdy: '10/31/2026' } as const;

/** `+02:00`, where files have `+0200` and `+02` as well; browsers read no other. */
const offsetText = (offset: string): string =>
  /^Z$/i.test(offset) ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(3).replace(':', '') || '00'}`;

const two = (digits = '0'): string => digits.padStart(2, '0');

interface Read {
  readonly date: string;
  /** Absent: only a day is given. */
  readonly time: string | undefined;
  readonly offset: string | undefined;
}

const partsOf = (pattern: RegExp, text: string): Read | undefined => {
  const groups = pattern.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { year, month, day, hour, minute, second, fraction, offset } = groups;
  const time = hour === undefined ? undefined : `${two(hour)}:${two(minute)}:${two(second)}`;
  return {
    date: `${year}-${two(month)}-${two(day)}`,
    time: time !== undefined && fraction !== undefined ? `${time}.${fraction}` : time,
    offset,
  };
};

/** What a clock in a zone shows: it may show it never or twice, where clocks are put forward or back. */
const inZone = ({ date, time }: Read, zone: string): Given => {
  let day: Temporal.PlainDate;
  try {
    day = Temporal.PlainDate.from(date, { overflow: 'reject' });
    if (time === undefined) return { value: day.toZonedDateTime(zone).toInstant().toString() };
    Temporal.PlainTime.from(time, { overflow: 'reject' });
  } catch {
    return { fault: 'is not a day or time that exists' };
  }
  try {
    const local = Temporal.PlainDateTime.from(`${date}T${time}`);
    return { value: local.toZonedDateTime(zone, { disambiguation: 'reject' }).toInstant().toString() };
  } catch {
    return {
      fault: `is never or twice in ${zone}, where clocks are changed at this time; add the offset from UTC to the cell`,
    };
  }
};

/**
 * Reads days and times in the order of the person, and gives them as the API takes them: with an offset. One that has an
 * offset keeps it; a day without a time begins at midnight.
 */
export const timeReader = ({ dates, zone }: TimeFormat): ((text: string) => Given) => {
  const pattern = new RegExp(`^${DATE[dates]}${TIME}${OFFSET}$`, 'iu');
  // Files have the same days again and again, and zones are slow.
  const known = new Map<string, Given>();
  const read = (text: string): Given => {
    const parts = partsOf(pattern, text);
    if (parts === undefined)
      return { fault: `is not a day or time such as ${EXAMPLES[dates]}; correct it, or the format` };
    const { date, time, offset } = parts;
    if (time !== undefined && offset !== undefined) return { value: `${date}T${time}${offsetText(offset)}` };
    if (zone === '') return { fault: 'has no offset from UTC; add one, or say in which time zone the times are' };
    return inZone(parts, zone);
  };
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const given = read(text);
    known.set(text, given);
    return given;
  };
};
