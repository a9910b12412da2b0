import { Cron } from 'croner';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Daily, dueTimeOf, lastDue } from '../../../../lib/domain/schedules/daily-time.ts';
import { addSeconds, type Instant, instant } from '../../../../lib/domain/shared/time.ts';

const at = (text: string): Instant => instant(new Date(text));
const nightly = (timeZone: string, time = '02:00'): Daily => ({ time, timeZone });

describe('when something daily was due last', () => {
  it.each([
    ['UTC', '2026-03-01T02:00:00Z', '2026-03-01T02:00:00Z'],
    ['UTC', '2026-03-01T01:59:59.999Z', '2026-02-28T02:00:00Z'],
    ['Europe/Berlin', '2026-01-15T12:00:00Z', '2026-01-15T01:00:00Z'],
    ['Europe/Berlin', '2026-07-15T12:00:00Z', '2026-07-15T00:00:00Z'],
    // Still the day before in New York, already the next one in Auckland.
    ['America/New_York', '2026-01-15T03:00:00Z', '2026-01-14T07:00:00Z'],
    ['Pacific/Auckland', '2026-01-14T20:00:00Z', '2026-01-14T13:00:00Z'],
    // Clocks change on the day after, or changed on the day before.
    ['Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-24T00:00:00Z'],
    ['Europe/Berlin', '2026-10-26T12:00:00Z', '2026-10-26T01:00:00Z'],
    ['Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-28T01:00:00Z'],
    ['Europe/Berlin', '2026-03-30T12:00:00Z', '2026-03-30T00:00:00Z'],
    ['Asia/Kathmandu', '2026-01-15T12:00:00Z', '2026-01-14T20:15:00Z'],
  ])('in %s, at %s, it was %s', (timeZone, now, due) => {
    expect(lastDue(nightly(timeZone), at(now))).toBe(at(due));
  });

  it.each([
    ['Europe/Berlin, where it is 03:00 then', 'Europe/Berlin', '02:00', '2026-03-29T01:00:00Z'],
    ['Europe/Berlin, in the middle of the hour', 'Europe/Berlin', '02:30', '2026-03-29T01:30:00Z'],
    ['America/New_York', 'America/New_York', '02:00', '2026-03-08T07:00:00Z'],
    ['Australia/Lord_Howe, by half an hour', 'Australia/Lord_Howe', '02:00', '2026-10-03T15:30:00Z'],
  ])('on the day on which clocks leave its time out, it is due all the same: %s', (_where, timeZone, time, due) => {
    const daily = nightly(timeZone, time);
    expect(lastDue(daily, addSeconds(at(due), 3_600))).toBe(at(due));
    expect(lastDue(daily, addSeconds(at(due), -1)) < at(due)).toBe(true);
  });

  it.each([
    ['Europe/Berlin', '02:00', '2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z'],
    ['Europe/Berlin', '02:30', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'],
    ['America/New_York', '01:30', '2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'],
  ])(
    'on the day on which clocks show it twice, in %s at %s, it is due once, the second time',
    (timeZone, time, first, second) => {
      const daily = nightly(timeZone, time);
      expect(lastDue(daily, at(first)) < at(first)).toBe(true);
      expect(lastDue(daily, addSeconds(at(second), -1)) < at(first)).toBe(true);
      expect(lastDue(daily, at(second))).toBe(at(second));
      expect([dueTimeOf(daily, at(first)), dueTimeOf(daily, at(second))]).toEqual([at(second), at(second)]);
    },
  );

  it('does not change the time of what was fired for another time of the day', () => {
    expect(dueTimeOf(nightly('Europe/Berlin'), at('2026-03-01T09:12:34Z'))).toBe(at('2026-03-01T09:12:34Z'));
    expect(dueTimeOf(nightly('Europe/Berlin'), at('2026-03-01T02:00:00Z'))).toBe(at('2026-03-01T02:00:00Z'));
  });
});

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const times = fc
  .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
  .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2036-01-01'), noInvalidDate: true }).map(instant);

describe('in any time zone, at any moment', () => {
  it('it was due within the last day, give or take a change of clocks, and stands for itself', () => {
    fc.assert(
      fc.property(zones, times, moments, (timeZone, time, now) => {
        const daily = { time, timeZone };
        const due = lastDue(daily, now);
        expect(due <= now && now < addSeconds(due, 26 * 3_600)).toBe(true);
        expect(lastDue(daily, due)).toBe(due);
        expect(dueTimeOf(daily, due)).toBe(due);
      }),
    );
  });

  it('each due time follows the one before by a day, give or take a change of clocks: none is skipped, none comes twice', () => {
    fc.assert(
      fc.property(zones, times, moments, (timeZone, time, now) => {
        const daily = { time, timeZone };
        const due = lastDue(daily, now);
        const hours = (Date.parse(due) - Date.parse(lastDue(daily, addSeconds(due, -1)))) / 3_600_000;
        expect(hours).toBeGreaterThanOrEqual(22);
        expect(hours).toBeLessThanOrEqual(26);
      }),
    );
  });

  it('a cron schedule of that time, which knows of time zones by itself, fires at none but due times', () => {
    fc.assert(
      fc.property(zones, times, moments, (timeZone, time, now) => {
        const [hour, minute] = time.split(':').map(Number);
        const next = new Cron(`${minute} ${hour} * * *`, { timezone: timeZone, paused: true }).nextRun(new Date(now));
        if (next === null) throw new Error('it never fires');
        const due = dueTimeOf({ time, timeZone }, instant(next));
        expect(lastDue({ time, timeZone }, due)).toBe(due);
        expect(Math.abs(Date.parse(due) - next.getTime())).toBeLessThanOrEqual(7_200_000);
      }),
    );
  });
});
