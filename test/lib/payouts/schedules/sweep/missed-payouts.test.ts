import { beforeEach, describe, expect, it } from 'vitest';
import { addSeconds, type Instant, instant } from '../../../../../lib/domain/shared/time.ts';
import { startScheduledRun } from '../../../../../lib/payouts/schedules/start-scheduled-run.ts';
import { sweep } from '../../../../../lib/payouts/schedules/sweep/sweep.ts';
import { PAYOUT_RUN_KEY, SETTINGS_KEY } from '../../../../../lib/store/keys.ts';
import { dyingAt, justBefore } from '../../../../support/interleave.ts';
import { runScheduled, switchPayoutSchedule } from '../../../../support/scheduled-run.ts';
import {
  affiliatesWith,
  createWorld,
  DAILY_TIMES,
  movements,
  overriding,
  pausePayouts,
  runAll,
  type World,
} from '../../../../support/world.ts';

const at = (text: string): Instant => instant(new Date(text));
const TONIGHT = at('2026-03-01T02:00:00Z');
const TOMORROW = at('2026-03-02T02:00:00Z');
const started = (dueAt: Instant) => `started the payouts of ${dueAt}`;

describe('a daily run of payouts that was missed', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld('2026-03-01T00:00:00.000Z');
  });

  const moveTo = (moment: Instant) => world.clock.advance((Date.parse(moment) - Date.parse(world.clock.now())) / 1_000);
  const run = (on: World = world) => sweep(on, on.context);
  const fire = (scheduledTime: Instant, on: World = world) => startScheduledRun(on, on.context, scheduledTime);
  /** Of the payouts alone: a sweep finds other things as time goes by. */
  const payoutsOf = ({ done, failed, overdue }: Awaited<ReturnType<typeof sweep>>) => ({
    done: done.filter((what) => what.startsWith('started the payouts')),
    failed: failed.map(({ item }) => item),
    overdue: overdue.filter(({ work }) => work === 'payouts'),
  });
  const NOTHING = { done: [], failed: [], overdue: [] };
  const late = (dueAt: Instant) => ({ work: 'payouts' as const, dueAt });

  it('is started by the sweep a quarter of an hour after it was due, once, and is said to have been missed', async () => {
    await switchPayoutSchedule(world, true);
    moveTo(addSeconds(TONIGHT, 899));
    expect(payoutsOf(await run())).toEqual(NOTHING);
    moveTo(addSeconds(TONIGHT, 900));
    expect(payoutsOf(await run())).toEqual({ done: [started(TONIGHT)], failed: [], overdue: [late(TONIGHT)] });
    world.clock.advance(300);
    expect(payoutsOf(await run())).toEqual(NOTHING);
    expect(world.scheduledRuns.started).toEqual([TONIGHT]);
  });

  it('is not missed when the schedule started it; the one of the next night is', async () => {
    await switchPayoutSchedule(world, true);
    moveTo(addSeconds(TONIGHT, 20));
    expect(await fire(TONIGHT)).toBe('started');
    moveTo(addSeconds(TONIGHT, 3_600));
    expect(payoutsOf(await run())).toEqual(NOTHING);
    moveTo(addSeconds(TOMORROW, 3_600));
    expect(payoutsOf(await run())).toMatchObject({ done: [started(TOMORROW)], overdue: [late(TOMORROW)] });
    expect(world.scheduledRuns.started).toEqual([TONIGHT, TOMORROW]);
  });

  it('pays everybody once when the schedule fires late after all, while it runs, and when it is over', async () => {
    const ids = await affiliatesWith(world, 5);
    await switchPayoutSchedule(world, true);
    moveTo(addSeconds(TONIGHT, 1_000));
    await run();
    expect(await fire(TONIGHT)).toBe('started');
    expect(world.scheduledRuns.started).toEqual([TONIGHT]);
    for (const dueAt of world.scheduledRuns.started) await runScheduled(world, dueAt);
    world.scheduledRuns.end(TONIGHT);
    expect(await fire(TONIGHT)).toBe('ran-before');
    await runAll(world);
    expect((await movements(world)).map(({ payee }) => payee).sort()).toEqual(ids.map((id) => `mock:ok:${id}`));
  });

  it('runs once when the schedule fires in the middle of the sweep, and when two sweeps see it at once', async () => {
    await switchPayoutSchedule(world, true);
    moveTo(addSeconds(TONIGHT, 1_000));
    const scheduledRuns = justBefore(world.scheduledRuns, 'start', () => fire(TONIGHT));
    const reports = await Promise.all([run(overriding(world, { scheduledRuns })), run(), run()]);
    expect(reports.flatMap(({ failed }) => failed)).toEqual([]);
    expect(world.scheduledRuns.started).toEqual([TONIGHT]);
  });

  it('was started, but the process died before it could note that: its name tells, and nobody is alarmed', async () => {
    await switchPayoutSchedule(world, true);
    moveTo(addSeconds(TONIGHT, 20));
    const payoutRuns = dyingAt(world.payoutRuns, 'save', 1);
    await expect(fire(TONIGHT, overriding(world, { payoutRuns }))).rejects.toThrow('the process died');
    world.scheduledRuns.end(TONIGHT);
    moveTo(addSeconds(TONIGHT, 1_000));
    expect(payoutsOf(await run())).toEqual(NOTHING);
    expect(await world.payoutRuns.last()).toEqual({ dueAt: TONIGHT, daily: DAILY_TIMES.payouts });
  });

  it('cannot be started: it is missed with every sweep until it can be', async () => {
    await switchPayoutSchedule(world, true);
    moveTo(addSeconds(TONIGHT, 1_000));
    const broken = overriding(world, { scheduledRuns: dyingAt(world.scheduledRuns, 'start', 1) });
    for (let sweeps = 0; sweeps < 2; sweeps += 1) {
      expect(payoutsOf(await run(broken))).toEqual({ done: [], failed: ['daily payouts'], overdue: [late(TONIGHT)] });
    }
    expect(payoutsOf(await run())).toMatchObject({ done: [started(TONIGHT)] });
  });

  it('is not started while the schedule is switched off', async () => {
    moveTo(addSeconds(TONIGHT, 3_600));
    expect(payoutsOf(await run())).toEqual(NOTHING);
    expect(world.scheduledRuns.started).toEqual([]);
  });

  it('is not started for a time at which the schedule was off: switched on at noon, it waits for the night', async () => {
    moveTo(at('2026-03-01T12:00:00Z'));
    await switchPayoutSchedule(world, true);
    world.clock.advance(3_600);
    expect(payoutsOf(await run())).toEqual(NOTHING);
    // A change of another setting does not change since when the schedule is on.
    await pausePayouts(world, true);
    expect((await world.settings.load()).schedules.payoutsSince).toBe(at('2026-03-01T12:00:00Z'));
    moveTo(addSeconds(TOMORROW, 3_600));
    expect(payoutsOf(await run())).toMatchObject({ done: [started(TOMORROW)] });
  });

  it('is not started for a time before the schedule was switched off and on again', async () => {
    await switchPayoutSchedule(world, true);
    moveTo(addSeconds(TONIGHT, 60));
    await switchPayoutSchedule(world, false);
    expect((await world.settings.load()).schedules).toEqual({ payouts: false });
    moveTo(addSeconds(TONIGHT, 600));
    await switchPayoutSchedule(world, true);
    moveTo(addSeconds(TONIGHT, 3_600));
    expect(payoutsOf(await run())).toEqual(NOTHING);
  });

  it('is judged by the last change of the settings if an earlier version did not store since when it is on', async () => {
    await switchPayoutSchedule(world, true);
    const item = await world.table.get(SETTINGS_KEY);
    await world.table.put({ ...item, schedules: { payouts: true } });
    moveTo(addSeconds(TONIGHT, 3_600));
    expect(payoutsOf(await run())).toMatchObject({ done: [started(TONIGHT)] });
  });

  it('is only the last one: after days without a sweep one run pays all', async () => {
    await switchPayoutSchedule(world, true);
    moveTo(at('2026-03-04T09:00:00Z'));
    expect(payoutsOf(await run()).done).toEqual([started(at('2026-03-04T02:00:00Z'))]);
    expect(world.scheduledRuns.started).toHaveLength(1);
  });

  it('is neither hidden nor made up for by a firing by hand for another time', async () => {
    await switchPayoutSchedule(world, true);
    await fire(at('2027-01-01T00:00:00Z'));
    moveTo(addSeconds(TONIGHT, 60));
    await fire(addSeconds(TONIGHT, 60));
    expect(await world.table.get(PAYOUT_RUN_KEY)).toBeUndefined();
    moveTo(addSeconds(TONIGHT, 1_000));
    expect(payoutsOf(await run()).done).toEqual([started(TONIGHT)]);
  });

  it('is not started after a change of the time zone: the new one begins with its next night', async () => {
    await switchPayoutSchedule(world, true);
    moveTo(addSeconds(TONIGHT, 20));
    await fire(TONIGHT);
    // Two at night in New York comes five hours later.
    const payouts = { time: '02:00', timeZone: 'America/New_York' };
    const moved = overriding(world, { dailyTimes: { ...DAILY_TIMES, payouts } });
    moveTo(at('2026-03-01T12:00:00Z'));
    expect(payoutsOf(await run(moved))).toEqual(NOTHING);
    moveTo(at('2026-03-02T08:00:00Z'));
    expect(payoutsOf(await run(moved)).done).toEqual([started(at('2026-03-02T07:00:00Z'))]);
  });

  it('is also the one of a day on which clocks leave its time out, which Scheduler skips', async () => {
    const payouts = { time: '02:00', timeZone: 'Europe/Berlin' };
    const berlin = overriding(world, { dailyTimes: { ...DAILY_TIMES, payouts } });
    await switchPayoutSchedule(world, true);
    moveTo(at('2026-03-28T01:00:30Z'));
    await fire(at('2026-03-28T01:00:00Z'), berlin);
    moveTo(at('2026-03-29T01:15:00Z'));
    expect(payoutsOf(await run(berlin)).done).toEqual([started(at('2026-03-29T01:00:00Z'))]);
  });

  it.each(['2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z'])(
    'is none on the day on which clocks show its time twice, at whichever of both it fired (%s): one run in all',
    async (firing) => {
      const payouts = { time: '02:00', timeZone: 'Europe/Berlin' };
      const berlin = overriding(world, { dailyTimes: { ...DAILY_TIMES, payouts } });
      await switchPayoutSchedule(world, true);
      moveTo(at('2026-10-24T00:00:30Z'));
      await fire(at('2026-10-24T00:00:00Z'), berlin);
      moveTo(addSeconds(at(firing), 20));
      await fire(at(firing), berlin);
      world.scheduledRuns.end(at('2026-10-25T01:00:00Z'));
      for (const later of ['2026-10-25T01:16:00Z', '2026-10-25T03:00:00Z']) {
        moveTo(at(later));
        expect(payoutsOf(await run(berlin))).toEqual(NOTHING);
      }
      expect(world.scheduledRuns.started.slice(1)).toEqual([at('2026-10-25T01:00:00Z')]);
    },
  );
});
