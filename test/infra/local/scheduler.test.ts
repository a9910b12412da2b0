import { Cron } from 'croner';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InvocationResult } from '../../../infra/local/function-instance.ts';
import type { LostFiring } from '../../../infra/local/lost-firings.ts';
import { CRON_OPTIONS, parseSchedule } from '../../../infra/local/schedule-expression.ts';
import { Scheduler, schedulesOf } from '../../../infra/local/scheduler.ts';
import { synthesisedProduct } from '../access/policies.ts';

describe('schedule expressions', () => {
  it.each([
    ['rate(1 minute)', 60_000],
    ['rate(5 minutes)', 300_000],
    ['rate(2 hours)', 7_200_000],
    ['rate(1 day)', 86_400_000],
  ])('%s is a number of milliseconds', (expression, milliseconds) => {
    expect(parseSchedule(expression)).toEqual({ kind: 'rate', milliseconds });
  });

  it.each([
    ['cron(0 2 * * ? *)', '2026-03-03T02:00:00.000Z'],
    ['cron(30 9 ? * 2 *)', '2026-03-09T09:30:00.000Z'],
    ['cron(0/20 * ? * MON-FRI *)', '2026-03-02T10:20:00.000Z'],
    ['cron(0 0 L * ? *)', '2026-03-31T00:00:00.000Z'],
    ['cron(0 0 1 1 ? 2030)', '2030-01-01T00:00:00.000Z'],
  ])('%s next fires where EventBridge Scheduler would', (expression, next) => {
    const timing = parseSchedule(expression);
    if (timing.kind !== 'cron') throw new Error('not a cron expression');
    const cron = new Cron(timing.pattern, { ...CRON_OPTIONS, timezone: 'UTC', paused: true });
    // A Monday.
    expect(cron.nextRun(new Date('2026-03-02T10:00:00Z'))?.toISOString()).toBe(next);
  });

  it.each([
    'rate(0 minutes)',
    'rate(5 fortnights)',
    'at(2026-01-01T00:00:00)',
    'cron(0 2 * * *)',
    'cron(0 2 * * * *)',
    '',
  ])('refuses "%s"', (expression) => {
    expect(() => parseSchedule(expression)).toThrow(/schedule expression|exactly one/);
  });
});

describe('the scheduler', () => {
  const schedule = {
    name: 'sweep',
    expression: 'rate(5 minutes)',
    timeZone: 'UTC',
    enabled: true,
    functionArn: 'arn',
    retries: 0,
    input: '{"schedule":"sweep","scheduledTime":"<aws.scheduler.scheduled-time>"}',
  };

  it('fires on demand with the input of the template, and answers when the Lambda is done', async () => {
    const invoke = vi.fn(async (_arn: string, _event: unknown) => ({ ok: true, payload: '{"swept":1}' }) as const);
    const scheduler = new Scheduler({ schedules: [schedule], invoke, onFailure: () => {}, onLost: () => {} });
    expect(await scheduler.fire('sweep')).toEqual({ ok: true, payload: '{"swept":1}' });
    expect(invoke.mock.calls[0]).toEqual([
      'arn',
      { schedule: 'sweep', scheduledTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) },
    ]);
    expect(await scheduler.fire('nothing')).toBeUndefined();
  });

  it('fires for the time that it is told, as often as it is told', async () => {
    const invoke = vi.fn(async (_arn: string, _event: unknown) => ({ ok: true, payload: '{}' }) as const);
    const scheduler = new Scheduler({ schedules: [schedule], invoke, onFailure: () => {}, onLost: () => {} });
    for (let times = 0; times < 2; times += 1) await scheduler.fire('sweep', new Date('2026-11-25T02:00:00Z'));
    expect(invoke.mock.calls.map(([, event]) => event)).toEqual(
      Array(2).fill({ schedule: 'sweep', scheduledTime: '2026-11-25T02:00:00Z' }),
    );
  });

  it('survives a Lambda that fails, and tells of it', async () => {
    const onFailure = vi.fn();
    const failing = async () => {
      throw new Error('boom');
    };
    await new Scheduler({ schedules: [schedule], invoke: failing, onFailure, onLost: () => {} }).fire('sweep');
    expect(onFailure).toHaveBeenCalledWith('sweep', 'boom');
  });

  describe('runs a Lambda that fails again as Lambda does when it is invoked asynchronously', () => {
    beforeEach(() => {
      vi.useFakeTimers({ now: new Date('2026-11-25T02:00:00Z') });
    });
    afterEach(() => {
      vi.useRealTimers();
    });
    const error = { errorType: 'StepFailed', errorMessage: 'no table' };

    /** Fails so many times; answers when it was run, for which event, and what was given up. */
    async function fired({
      retries,
      failures,
      stopAfterMs,
    }: {
      retries: number;
      failures: number;
      stopAfterMs?: number;
    }) {
      const runs: { at: number; event: unknown }[] = [];
      const lost: LostFiring[] = [];
      const began = Date.now();
      const invoke = async (_arn: string, event: unknown): Promise<InvocationResult> => {
        runs.push({ at: (Date.now() - began) / 1_000, event });
        return runs.length > failures ? { ok: true, payload: '{}' } : { ok: false, error };
      };
      const onLost = (one: LostFiring) => void lost.push(one);
      const scheduler = new Scheduler({ schedules: [{ ...schedule, retries }], invoke, onFailure: () => {}, onLost });
      const first = await scheduler.fire('sweep', new Date('2026-11-25T02:00:00Z'));
      if (stopAfterMs !== undefined) {
        await vi.advanceTimersByTimeAsync(stopAfterMs);
        scheduler.stop();
      }
      await vi.advanceTimersByTimeAsync(3_600_000);
      return { first, runs, lost };
    }

    it('after one minute and after two more, with the very same event, and answers for the first time it ran', async () => {
      const { first, runs, lost } = await fired({ retries: 2, failures: 2 });
      expect(first).toEqual({ ok: false, error });
      expect(runs.map(({ at }) => at)).toEqual([0, 60, 180]);
      expect(new Set(runs.map(({ event }) => JSON.stringify(event))).size).toBe(1);
      expect(lost).toEqual([]);
    });

    it.each([0, 1, 2])('at most as often as the template says (%i), and keeps what it gives up', async (retries) => {
      const { runs, lost } = await fired({ retries, failures: 9 });
      expect(runs).toHaveLength(retries + 1);
      expect(lost).toMatchObject([
        {
          requestContext: { functionArn: 'arn', condition: 'RetriesExhausted', approximateInvokeCount: retries + 1 },
          requestPayload: { schedule: 'sweep', scheduledTime: '2026-11-25T02:00:00Z' },
          responsePayload: error,
        },
      ]);
    });

    it('not after the stack was stopped', async () => {
      const { runs, lost } = await fired({ retries: 2, failures: 9, stopAfterMs: 59_000 });
      expect([runs.length, lost]).toEqual([1, []]);
    });
  });

  it('takes the number of retries from the template', () => {
    const schedules = schedulesOf(synthesisedProduct(), 'disbursement-dev');
    expect(Object.fromEntries(schedules.map(({ name, retries }) => [name, retries]))).toEqual({
      payouts: 2,
      sync: 2,
      sweep: 0,
    });
  });

  it('fires by the clock, unless the schedule is disabled', () => {
    vi.useFakeTimers();
    const invoke = vi.fn(async (_arn: string, _event: unknown) => ({ ok: true, payload: '{}' }) as const);
    const off = { ...schedule, name: 'off', functionArn: 'off', enabled: false };
    const scheduler = new Scheduler({ schedules: [schedule, off], invoke, onFailure: () => {}, onLost: () => {} });
    scheduler.start();
    vi.advanceTimersByTime(11 * 60_000);
    scheduler.stop();
    vi.advanceTimersByTime(60 * 60_000);
    vi.useRealTimers();
    expect(invoke.mock.calls.map(([arn]) => arn)).toEqual(['arn', 'arn']);
  });
});
