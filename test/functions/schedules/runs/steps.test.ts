import '../../support/silent-log.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { handler as endScheduledRun } from '../../../../functions/schedules/runs/end-scheduled-run.ts';
import { findPayableCurrenciesHandler } from '../../../../functions/schedules/runs/find-payable-currencies.ts';
import { makeScheduledBatchesHandler } from '../../../../functions/schedules/runs/make-scheduled-batches.ts';
import { queueScheduledBatchesHandler } from '../../../../functions/schedules/runs/queue-scheduled-batches.ts';
import * as steps from '../../../../lib/contracts/schedules/scheduled-payout-steps.ts';
import { switchPayoutSchedule } from '../../../support/scheduled-run.ts';
import { affiliatesWith, createWorld, type World } from '../../../support/world.ts';
import { LAMBDA_CONTEXT } from '../../support/api-event.ts';

const START = { scheduledTime: '2026-11-25T02:00:00.000Z' };
const PAGE = { ...START, currency: 'USD', page: 0, after: null };

let world: World;

beforeEach(async () => {
  world = await createWorld(new Date().toISOString());
  await switchPayoutSchedule(world, true);
});

/** Calls a step as Step Functions does: plain JSON in, plain JSON out, and only what its contract names. */
async function step<Result>(
  { result }: { readonly result: { parse(value: unknown): Result } },
  lambda: (event: unknown, context: typeof LAMBDA_CONTEXT) => Promise<unknown>,
  event: unknown,
): Promise<Result> {
  const answer: unknown = JSON.parse(JSON.stringify(await lambda(event, LAMBDA_CONTEXT)));
  const known = result.parse(answer);
  expect(known).toEqual(answer);
  return known;
}

describe('the steps of a scheduled run', () => {
  it('hand on what the next one needs, from the currencies to the end', async () => {
    const [first, second] = await affiliatesWith(world, 2);
    const found = await step(steps.findPayableCurrenciesStep, findPayableCurrenciesHandler(world), START);
    expect(found).toEqual({ ...START, currencies: [PAGE] });
    const made = await step(steps.makeScheduledBatchesStep, makeScheduledBatchesHandler(world), found.currencies[0]);
    expect(made).toEqual({ ...PAGE, after: expect.stringMatching(`^(${first}|${second})$`), more: false });
    const queued = await step(steps.queueScheduledBatchesStep, queueScheduledBatchesHandler(world), made);
    expect(queued).toEqual({ ...made, page: 1 });
    expect(await step(steps.endScheduledRunStep, endScheduledRun, { ...START, currencies: [queued] })).toEqual({});
    expect((await world.batches.list({}, { limit: 9 })).items).toMatchObject([{ status: 'QUEUED', paymentCount: 2 }]);
  });

  it('fail at the end if a currency was given up', async () => {
    const failure = { Error: 'StepFailed', Cause: '{}' };
    const event = { ...START, currencies: [{ ...PAGE, failure }] };
    await expect(endScheduledRun(event, LAMBDA_CONTEXT)).rejects.toMatchObject({ name: 'StepFailed' });
  });

  it.each([
    ['no time', { ...PAGE, scheduledTime: undefined }],
    ['an unknown currency', { ...PAGE, currency: 'XXX' }],
    ['an affiliate that cannot be', { ...PAGE, after: 'a#b' }],
  ])('refuse an event with %s', async (_what, event) => {
    await expect(makeScheduledBatchesHandler(world)(event, LAMBDA_CONTEXT)).rejects.toMatchObject({
      name: 'StepFailed',
    });
  });
});
