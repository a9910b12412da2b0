import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { InvocationResult } from '../../../infra/local/function-instance.ts';
import { machineOf } from '../../../infra/local/state-machine.ts';
import { stateMachineOf, synthesisedProduct } from '../access/policies.ts';

const product = synthesisedProduct();
const arn = stateMachineOf(product, 'payout');
const machine = product.all('AWS::StepFunctions::StateMachine').find(({ ref }) => ref === arn);
const definition = String(machine?.property('DefinitionString'));

const THROTTLED = 'Lambda.TooManyRequestsException';
const MEMORY = 'Runtime.OutOfMemory';
const HOUR_MS = 3_600_000;

const stepSchema = z.looseObject({ round: z.number().default(0) });

/** One batch of one chunk: what each Lambda answers, if all goes well. */
const answerOf = (lambda: string, event: object): object => {
  const { round } = stepSchema.parse(event);
  switch (lambda) {
    case 'acquire-slot':
      return { ...event, round: 0, confirmTries: 0, acquired: true };
    case 'split-batch':
      return { ...event, round: round + 1, chunks: [{ ...event, round, chunk: 0, transactionIds: ['t-1'] }] };
    case 'assess-batch':
      return { ...event, action: round < 2 ? 'SPLIT' : 'FINALIZE', waitSeconds: 1, judgedVersion: 1 };
    case 'finalize-batch':
      return { ...event, finalized: true };
    default:
      return {};
  }
};

/** The template's own definition, over Lambdas that only note when they were asked. */
describe('the payout state machine, run by the local interpreter', () => {
  let asked: { readonly lambda: string; readonly at: number }[];

  beforeEach(() => {
    asked = [];
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 0 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Runs a batch to its end; each of the Lambdas named fails so many times first. */
  async function run(failing: Readonly<Record<string, readonly [error: string, times: number]>> = {}) {
    const left = new Map(Object.entries(failing).map(([lambda, [, times]]) => [lambda, times]));
    const invoke = async (functionArn: string, event: unknown): Promise<InvocationResult> => {
      const lambda = functionArn.slice(functionArn.indexOf('disbursement-dev-') + 'disbursement-dev-'.length);
      asked.push({ lambda, at: Date.now() });
      const failures = left.get(lambda) ?? 0;
      if (failures === 0) return { ok: true, payload: JSON.stringify(answerOf(lambda, stepSchema.parse(event))) };
      left.set(lambda, failures - 1);
      return { ok: false, error: { errorType: failing[lambda]?.[0] ?? '', errorMessage: 'turned away' } };
    };
    const ended = machineOf(
      definition,
      invoke,
    )({ batchId: 'b-1', run: 1 }).result.then(
      () => 'SUCCEEDED',
      () => 'FAILED',
    );
    await vi.advanceTimersByTimeAsync(24 * HOUR_MS);
    return ended;
  }

  const timesOf = (lambda: string) => asked.filter((one) => one.lambda === lambda).map(({ at }) => at);

  it('pays round after round', async () => {
    expect(await run()).toBe('SUCCEEDED');
    expect(asked.map(({ lambda }) => lambda)).toEqual([
      'acquire-slot',
      ...['split-batch', 'pay-chunk', 'assess-batch'],
      ...['split-batch', 'pay-chunk', 'assess-batch'],
      'finalize-batch',
      'start-next-batch',
    ]);
  });

  it.each(['acquire-slot', 'split-batch', 'pay-chunk', 'assess-batch', 'finalize-batch', 'start-next-batch'])(
    'waits out an hour in which %s is turned away, asking once a minute, and nothing has failed',
    async (lambda) => {
      expect(await run({ [lambda]: [THROTTLED, 65] })).toBe('SUCCEEDED');
      const times = timesOf(lambda).slice(0, 66);
      expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(HOUR_MS);
      const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0));
      expect(waits.slice(0, 8).map((ms) => ms / 1_000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
      expect(Math.max(...waits)).toBe(60_000);
      expect(timesOf('mark-unknown')).toEqual([]);
    },
  );

  it('marks a chunk that was turned away for longer, waits for that too, and goes on', async () => {
    expect(await run({ 'pay-chunk': [THROTTLED, 66], 'mark-unknown': [THROTTLED, 65] })).toBe('SUCCEEDED');
    expect(timesOf('mark-unknown')).toHaveLength(66);
    expect(timesOf('pay-chunk'), 'the chunk of the first round, and the one of the second').toHaveLength(67);
  });

  it.each([MEMORY, 'Sandbox.Timedout', 'Runtime.ExitError', 'Lambda.Unknown', 'StepFailed', 'SomethingNew'])(
    'repeats a step that may be repeated after %s, and gives up after three repetitions',
    async (error) => {
      expect(await run({ 'assess-batch': [error, 3] })).toBe('SUCCEEDED');
      asked = [];
      expect(await run({ 'assess-batch': [error, 4] })).toBe('FAILED');
      expect(timesOf('assess-batch')).toHaveLength(4);
    },
  );

  it.each([MEMORY, 'Sandbox.Timedout', 'Runtime.ExitError', 'Lambda.Unknown', 'StepFailed', 'SomethingNew'])(
    'never repeats a payment that may have run (%s): it is marked, and the batch goes on',
    async (error) => {
      expect(await run({ 'pay-chunk': [error, 1] })).toBe('SUCCEEDED');
      expect(asked.slice(2, 5).map(({ lambda }) => lambda)).toEqual(['pay-chunk', 'mark-unknown', 'assess-batch']);
    },
  );

  it('ends in an error when a chunk cannot be marked: the sweep takes the batch up', async () => {
    expect(await run({ 'pay-chunk': [MEMORY, 1], 'mark-unknown': ['StepFailed', 4] })).toBe('FAILED');
    expect(asked.at(-1)?.lambda).toBe('mark-unknown');
  });
});
