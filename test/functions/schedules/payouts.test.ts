import '../support/silent-log.ts';
import {
  ExecutionAlreadyExists,
  SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StepFunctionsScheduledRuns } from '../../../functions/runtime/step-functions-scheduled-runs.ts';
import { payoutsHandler } from '../../../functions/schedules/payouts.ts';
import { DEFAULT_SETTINGS } from '../../../lib/domain/settings/settings.ts';
import type { PayoutRunRecord, PayoutRunRepository } from '../../../lib/payouts/schedules/payout-run-repository.ts';
import { LAMBDA_CONTEXT } from '../support/api-event.ts';
import { stub } from '../support/stub.ts';

const ARN = 'arn:aws:states:eu-central-1:000000000000:stateMachine:scheduled-payouts';
const sfn = mockClient(SFNClient);
const fault = { message: 'said AWS', $metadata: {} };
const EVENT = { schedule: 'payouts', scheduledTime: '2026-11-25T02:00:00Z' };

const DAILY_TIMES = { payouts: { time: '02:00', timeZone: 'UTC' }, sync: { time: '03:00', timeZone: 'UTC' } };
let noted: PayoutRunRecord[];

beforeEach(() => {
  sfn.reset();
  noted = [];
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-25T02:00:07Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const fire = (event: unknown = EVENT, payouts = true) =>
  payoutsHandler({
    settings: stub({
      load: async () => ({ ...DEFAULT_SETTINGS, schedules: { ...DEFAULT_SETTINGS.schedules, payouts } }),
    }),
    payoutRuns: stub<PayoutRunRepository>({ save: async (record) => void noted.push(record) }),
    dailyTimes: DAILY_TIMES,
    scheduledRuns: new StepFunctionsScheduledRuns(new SFNClient({ region: 'eu-central-1' }), ARN),
  })(event, LAMBDA_CONTEXT);

describe('the firing of the payout schedule', () => {
  it('starts a run that is named after the scheduled time, and hands on nothing else', async () => {
    sfn.on(StartExecutionCommand).resolves({});
    expect(await fire()).toEqual({ scheduledTime: '2026-11-25T02:00:00.000Z', outcome: 'started' });
    expect(sfn.commandCalls(StartExecutionCommand).map(({ args }) => args[0].input)).toEqual([
      {
        stateMachineArn: ARN,
        name: 'payouts-20261125T020000000Z',
        input: '{"scheduledTime":"2026-11-25T02:00:00.000Z"}',
      },
    ]);
    expect(noted).toEqual([{ dueAt: '2026-11-25T02:00:00.000Z', daily: DAILY_TIMES.payouts }]);
  });

  it('is told when the run of that time is over', async () => {
    sfn.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(fault));
    expect(await fire()).toMatchObject({ outcome: 'ran-before' });
  });

  it('starts nothing while the schedule is switched off', async () => {
    expect(await fire(EVENT, false)).toMatchObject({ outcome: 'switched-off' });
    expect([sfn.calls(), noted]).toEqual([[], []]);
  });

  it('fails, for Scheduler and the alarm to see, when nothing can be started', async () => {
    sfn.on(StartExecutionCommand).rejects(new StateMachineDoesNotExist(fault));
    await expect(fire()).rejects.toThrow('said AWS');
    expect(noted).toEqual([]);
  });

  it.each([{}, { scheduledTime: 'tonight' }, { scheduledTime: '<aws.scheduler.scheduled-time>' }])(
    'starts nothing for an invalid time: %o',
    async (event) => {
      await expect(fire(event)).rejects.toThrow();
      expect(sfn.calls()).toEqual([]);
    },
  );
});
