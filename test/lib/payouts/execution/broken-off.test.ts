import { beforeEach, describe, expect, it } from 'vitest';
import { markUnknown } from '../../../../lib/payouts/execution/mark-unknown.ts';
import { payChunk } from '../../../../lib/payouts/execution/pay-chunk.ts';
import { splitBatch } from '../../../../lib/payouts/execution/split-batch.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { MAX_PLAIN_STEPS } from '../../../../lib/payouts/transactions/payment-repository.ts';
import { dyingAt } from '../../../support/interleave.ts';
import {
  affiliatesWith,
  balanceOf,
  createWorld,
  movements,
  overriding,
  runAll,
  startBatches,
  type World,
  withProvider,
} from '../../../support/world.ts';

/** More than what is recorded in one transaction. */
const COUNT = MAX_PLAIN_STEPS + 1;
const FIVE_MINUTES = 300;

/** What the first chunk's Lambda had done when it died. Then the execution could not even mark the chunk, and ended. */
type Death = { readonly world: (world: World) => World; readonly pays: boolean; readonly marks: boolean };

const died = () => Promise.reject(new Error('the function died'));

const DEATHS: Readonly<Record<string, Death>> = {
  'never ran: it was turned away for an hour': { world: (world) => world, pays: false, marks: false },
  'had committed its attempt, and sent nothing': {
    world: (world) => ({
      ...withProvider(world, () => ({ submit: died })),
      payments: overriding(world.payments, { commitSteps: died }),
    }),
    pays: true,
    marks: false,
  },
  'had sent its attempt, and recorded nothing': {
    world: (world) => ({ ...world, payments: overriding(world.payments, { commitSteps: died }) }),
    pays: true,
    marks: false,
  },
  'had recorded some of what became of it': {
    world: (world) => ({ ...world, payments: dyingAt(world.payments, 'commitSteps', 2) }),
    pays: true,
    marks: false,
  },
  'had sent its attempt, and marking died half-way': {
    world: (world) => ({ ...world, payments: overriding(world.payments, { commitSteps: died }) }),
    pays: true,
    marks: true,
  },
};

describe('an execution that ends because a chunk cannot be marked, when the chunk', () => {
  let world: World;
  let ids: string[];

  beforeEach(async () => {
    world = await createWorld();
    ids = await affiliatesWith(world, COUNT);
  });

  /** The state in which it leaves the batch. */
  async function brokenOff({ world: dying, pays, marks }: Death) {
    const { batches, progress } = await startBatches(world);
    const { chunks } = await splitBatch(world, world.context, progress);
    const [first] = chunks;
    const batchId = batches[0]?.batchId;
    if (!first || !batchId) throw new Error('there is nothing to send');
    if (pays) await expect(payChunk(dying(world), world.context, first)).rejects.toThrow(/died/);
    const half = { ...world, payments: dyingAt(world.payments, 'commitSteps', 2) };
    if (marks) await expect(markUnknown(half, world.context, first)).rejects.toThrow(/died/);
    expect(await sweep(world, world.context), 'it still runs').toMatchObject({ done: [], failed: [] });
    world.executions.end(batchId, 1);
    return batchId;
  }

  it.each(
    Object.entries(DEATHS).flatMap(([name, death]) => [0, FIVE_MINUTES].map((later) => ({ name, death, later }))),
  )('$name, is taken up by a sweep $later s later, and everybody is paid once', async ({ death, later }) => {
    const batchId = await brokenOff(death);
    world.clock.advance(later);
    const { done, failed } = await sweep(world, world.context);
    expect([done[0], failed]).toEqual([`resumed ${batchId} as run 2`, []]);
    await runAll(world);

    expect(await world.batches.find(batchId)).toMatchObject({ status: 'COMPLETED', run: 2 });
    expect(await world.batches.slot()).toBeUndefined();
    expect((await movements(world)).map(({ payee }) => payee).sort()).toEqual(ids.map((id) => `mock:ok:${id}`));
    for (const id of ids) {
      const balance = await balanceOf(world, id);
      expect(balance).toMatchObject({ paidMinor: 6_000n, settledMinor: 6_000n, settledSeq: 1 });
      expect(balance.open).toBeUndefined();
    }
    expect((await sweep(world, world.context)).failed).toEqual([]);
  });
});
