import '../support/silent-log.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { acquireSlotHandler } from '../../../functions/execution/acquire-slot.ts';
import { assessBatchHandler } from '../../../functions/execution/assess-batch.ts';
import { confirmPaymentsHandler } from '../../../functions/execution/confirm-payments.ts';
import { finalizeBatchHandler } from '../../../functions/execution/finalize-batch.ts';
import { markUnknownHandler } from '../../../functions/execution/mark-unknown.ts';
import { payChunkHandler } from '../../../functions/execution/pay-chunk.ts';
import { settleBatchHandler } from '../../../functions/execution/settle-batch.ts';
import { splitBatchHandler } from '../../../functions/execution/split-batch.ts';
import { startNextBatchHandler } from '../../../functions/execution/start-next-batch.ts';
import { logger } from '../../../functions/runtime/logger.ts';
import { sweepHandler } from '../../../functions/schedules/sweep.ts';
import * as steps from '../../../lib/contracts/execution/execution-steps.ts';
import type { BatchRepository } from '../../../lib/payouts/batches/batch-repository.ts';
import { executeBatch } from '../../../lib/payouts/batches/execute-batch.ts';
import { affiliateWith, createAll, createWorld, type World } from '../../support/world.ts';
import { LAMBDA_CONTEXT } from '../support/api-event.ts';
import { stub } from '../support/stub.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld(new Date().toISOString());
});

afterEach(() => vi.restoreAllMocks());

/** Calls a step as Step Functions does: plain JSON in, plain JSON out, and only what its contract names. */
async function step<Result>(
  { result }: { readonly result: { parse(value: unknown): Result } },
  lambda: (event: unknown, context: typeof LAMBDA_CONTEXT) => Promise<unknown>,
  event: object,
): Promise<Result> {
  const answer: unknown = JSON.parse(JSON.stringify(await lambda(event, LAMBDA_CONTEXT)));
  const known = result.parse(answer);
  expect(known).toEqual(answer);
  return known;
}

async function queued(): Promise<{ batchId: string; run: number }> {
  await affiliateWith(world, 'ok', '60.00');
  await affiliateWith(world, 'no', '70.00', 'refuse');
  const [batch] = (await createAll(world)).batches;
  if (!batch) throw new Error('no batch was made');
  const { batchId, run } = await executeBatch(world, world.context, batch.batchId);
  return { batchId, run };
}

describe('the steps of an execution', () => {
  it('hand on what the next one needs, from the slot to the verdict', async () => {
    const run = await queued();
    const acquired = await step(steps.acquireSlotStep, acquireSlotHandler(world), run);
    expect(acquired).toEqual({ ...run, acquired: true, round: 0, confirmTries: 0 });

    const { acquired: _, ...progress } = acquired;
    const { chunks, ...sent } = await step(steps.splitBatchStep, splitBatchHandler(world), progress);
    expect(chunks).toHaveLength(1);
    for (const chunk of chunks) {
      expect(await step(steps.payChunkStep, payChunkHandler(world), chunk)).toEqual({});
      expect(await step(steps.markUnknownStep, markUnknownHandler(world), chunk)).toEqual({});
    }

    const assessed = await step(steps.assessBatchStep, assessBatchHandler(world), sent);
    expect(assessed).toMatchObject({ ...sent, action: 'FINALIZE' });
    expect(await step(steps.confirmPaymentsStep, confirmPaymentsHandler(world), sent)).toEqual(sent);

    const judged = { ...sent, judgedVersion: assessed.judgedVersion };
    expect(await step(steps.settleBatchStep, settleBatchHandler(world), { ...judged, judgedVersion: 0 })).toEqual({
      ...sent,
      settled: false,
    });
    expect(await step(steps.finalizeBatchStep, finalizeBatchHandler(world), judged)).toEqual({
      ...sent,
      finalized: true,
    });
    const next = await step(steps.startNextBatchStep, startNextBatchHandler(world), run);
    expect(next).toEqual({ started: null });
  });

  it('start the batch that waits, and say which', async () => {
    const { batchId } = await queued();
    const started = await step(steps.startNextBatchStep, startNextBatchHandler(world), { batchId, run: 1 });
    expect(started).toEqual({ started: batchId });
  });

  it.each([
    null,
    'batch-1',
    {},
    { batchId: 'batch-1' },
    { batchId: 'no#batch', run: 1 },
    { batchId: 'batch-1', run: '1' },
    { batchId: 'batch-1', run: 1.5 },
    { batchId: 'batch-1', run: -1 },
  ])('check their input again, and touch nothing for %j', async (event) => {
    const untouched = { batches: stub<BatchRepository>({}), settings: world.settings };
    await expect(acquireSlotHandler(untouched)(event, LAMBDA_CONTEXT)).rejects.toThrow('acquire-slot: ZodError');
  });

  it('fail loudly, with everything in the log and nothing of it in the error that Lambda writes out', async () => {
    const logged = vi.spyOn(logger, 'error');
    const cause = Object.assign(new Error('ada@example.com'), { Item: { fullName: 'Ada' } });
    const batches = stub<BatchRepository>({ find: () => Promise.reject(cause) });
    const failure = await acquireSlotHandler({ batches, settings: world.settings })(
      { batchId: 'batch-1', run: 1 },
      LAMBDA_CONTEXT,
    ).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'StepFailed', message: 'acquire-slot: Error' });
    expect(Object.keys(failure instanceof Error ? failure : {})).toEqual(['name']);
    expect(logged).toHaveBeenCalledWith('step failed', expect.objectContaining({ error: cause }));
  });
});

describe('the sweep', () => {
  it('starts what waits, whatever its event says, and may fire twice', async () => {
    await queued();
    world.executions.started.length = 0;
    const sweep = sweepHandler(world);
    await sweep({ schedule: 'sweep' }, LAMBDA_CONTEXT);
    await sweep(undefined, LAMBDA_CONTEXT);
    expect(world.executions.started.length).toBeGreaterThan(0);
  });
});
