import { describe, expect, it } from 'vitest';
import { timeReader } from '../../../console/src/imports/read-time.ts';

const read = (text: string, dates: 'ymd' | 'dmy' | 'mdy' = 'ymd', zone = '') => {
  const given = timeReader({ dates, zone })(text);
  return 'value' in given ? given.value : given.fault;
};

describe('a time of a file', () => {
  it.each([
    ['2026-10-31T10:00:00Z', '2026-10-31T10:00:00Z'],
    ['2026-10-31 10:00+02:00', '2026-10-31T10:00:00+02:00'],
    ['2026-10-31t10:00:00.250 +0200', '2026-10-31T10:00:00.250+02:00'],
    ['2026-10-31 10:00:00-03', '2026-10-31T10:00:00-03:00'],
  ])('%s keeps its offset, also where a zone is named, in the form that browsers read', (text, value) => {
    expect(read(text)).toBe(value);
    expect(Number.isNaN(Date.parse(value))).toBe(false);
    expect(read(text, 'ymd', 'Asia/Tokyo')).toBe(value);
  });

  it.each([
    ['31.10.2026', 'dmy', '2026-10-30T23:00:00Z'],
    ['31/10/2026 12:30', 'dmy', '2026-10-31T11:30:00Z'],
    ['10/31/2026 9:05', 'mdy', '2026-10-31T08:05:00Z'],
    ['2026/7/1', 'ymd', '2026-06-30T22:00:00Z'],
  ] as const)('%s in the order %s is a moment of the zone that the person names', (text, dates, value) => {
    expect(read(text, dates, 'Europe/Berlin')).toBe(value);
  });

  it.each(['2026-10-31', '2026-10-31 10:00'])('%s without offset and zone is no moment', (text) => {
    expect(read(text)).toMatch(/no offset/);
  });

  it.each([
    ['2026-03-29 02:30', 'never'],
    ['2026-10-25 02:30', 'twice'],
  ])('%s, which clocks in Berlin show %s, is refused rather than moved', (text) => {
    expect(read(text, 'ymd', 'Europe/Berlin')).toMatch(/never or twice/);
  });

  it.each(['2026-02-30', '2026-13-01', '2026-10-31 25:00'])('%s is not a day or time that exists', (text) => {
    expect(read(text, 'ymd', 'UTC')).toMatch(/not a day or time that exists/);
  });

  it.each([
    ['31.10.2026', 'ymd'],
    ['10/31/26', 'mdy'],
    ['46326', 'ymd'],
    ['2026-10/31', 'ymd'],
    ['yesterday', 'ymd'],
  ] as const)('%s is not taken for a day in the order %s', (text, dates) => {
    expect(read(text, dates, 'UTC')).toMatch(/is not a day or time such as/);
  });
});
