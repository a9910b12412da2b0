import { beforeEach, describe, expect, it } from 'vitest';
import { type Instant, instant } from '../../../../../lib/domain/shared/time.ts';
import { cancelBatch } from '../../../../../lib/payouts/batches/cancel-batch.ts';
import { createBatches } from '../../../../../lib/payouts/batches/create-batches.ts';
import { executeBatch } from '../../../../../lib/payouts/batches/execute-batch.ts';
import { acquireSlot } from '../../../../../lib/payouts/execution/acquire-slot.ts';
import { payChunk } from '../../../../../lib/payouts/execution/pay-chunk.ts';
import { settleBatch } from '../../../../../lib/payouts/execution/settle-batch.ts';
import { splitBatch } from '../../../../../lib/payouts/execution/split-batch.ts';
import { makeScheduledBatches } from '../../../../../lib/payouts/schedules/make-scheduled-batches.ts';
import { sweep } from '../../../../../lib/payouts/schedules/sweep/sweep.ts';
import { dyingAt, justBefore } from '../../../../support/interleave.ts';
import { allItems, auditEntries } from '../../../../support/items.ts';
import { runScheduled, switchPayoutSchedule } from '../../../../support/scheduled-run.ts';
import {
  affiliateWith,
  createAll,
  createWorld,
  movements,
  overriding,
  runAll,
  USD,
  type World,
  withProvider,
} from '../../../../support/world.ts';

const at = (text: string): Instant => instant(new Date(text));
const TONIGHT = at('2026-03-01T02:00:00Z');
const PEOPLE = ['ann', 'bob', 'cat', 'dan', 'eve'];

/** A sweep has five minutes, and one comes every five. The next one may begin before it is over, and Scheduler may fire twice. */
describe('two sweeps at once', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld('2026-03-01T00:00:00.000Z');
    await oneForEachState();
  });

  /** Money moves, the answer is lost, and the execution is over before anybody asked. */
  async function sentAndLost(id: string) {
    await affiliateWith(world, id, '60.00');
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('there is no batch');
    await executeBatch(world, world.context, batch.batchId);
    const { acquired, ...progress } = await acquireSlot(world, world.context, { batchId: batch.batchId, run: 1 });
    expect(acquired).toBe(true);
    const { chunks, ...next } = await splitBatch(world, world.context, progress);
    const unheard = withProvider(world, (mock) => ({
      submit: async (...args) => {
        await mock.submit(...args);
        throw new Error('the answer was lost');
      },
    }));
    for (const chunk of chunks) await payChunk(unheard, world.context, chunk);
    world.executions.end(batch.batchId, 1);
    return next;
  }

  /** A batch in each state that a sweep takes up: eve's SETTLING, dan's CANCELLING, cat's DRAFT, bob's PENDING, ann's PROCESSING. */
  async function oneForEachState() {
    await switchPayoutSchedule(world, true);
    const settling = await sentAndLost('eve');
    const judgedVersion = (await world.batches.find(settling.batchId))?.version ?? 0;
    await settleBatch(world, world.context, { ...settling, judgedVersion });
    await affiliateWith(world, 'dan', '60.00');
    const [cancelled] = (await createAll(world)).batches;
    if (!cancelled) throw new Error('there is no batch');
    const dying = { ...world, payments: dyingAt(world.payments, 'commitSteps', 1) };
    await expect(cancelBatch(dying, world.context, cancelled.batchId)).rejects.toThrow('died');
    await affiliateWith(world, 'cat', '60.00');
    const dead = { ...world, batches: dyingAt(world.batches, 'nextBatchNumber', 1) };
    await expect(createBatches(dead, world.context, { currency: USD, provider: 'mock' })).rejects.toThrow('died');
    await affiliateWith(world, 'bob', '60.00');
    const lastNight = { scheduledTime: at('2026-02-28T02:00:00Z'), currency: USD, page: 0 };
    await makeScheduledBatches(world, world.context, lastNight);
    await sentAndLost('ann');
    world.clock.advance(2 * 3_600 + 1_200);
    const statuses = (await allItems(world)).filter(({ SK }) => SK === 'BATCH').map(({ status }) => String(status));
    expect(statuses.sort()).toEqual(['CANCELLING', 'DRAFT', 'PENDING', 'PROCESSING', 'SETTLING']);
  }

  const run = (on: World = world) => sweep(on, on.context);

  /** However many sweeps there were: everything was done once, and everybody is paid once. */
  async function requireDoneOnce(resumed = 1) {
    await run();
    expect(world.scheduledRuns.started).toEqual([TONIGHT]);
    await runScheduled(world, TONIGHT);
    await runAll(world);
    world.clock.advance(300);
    await run();
    expect((await movements(world)).map(({ payee }) => payee).sort()).toEqual(PEOPLE.map((id) => `mock:ok:${id}`));
    const batches = (await allItems(world)).filter(({ SK }) => SK === 'BATCH');
    expect(batches.map(({ status }) => status).sort()).toEqual([
      ...['CANCELLED', 'CANCELLED'],
      ...['COMPLETED', 'COMPLETED', 'COMPLETED', 'COMPLETED'],
    ]);
    const entries = await auditEntries(world);
    const count = (action: string) => entries.filter((entry) => entry.action === action).length;
    expect({
      resumed: entries.filter(({ action, status }) => action === 'batch.run_started' && status === 'WARNING').length,
      cancelled: count('batch.cancelled'),
      completed: count('batch.completed'),
      overpaid: count('incident.raised'),
    }).toEqual({ resumed, cancelled: 2, completed: 4, overpaid: 0 });
    const sealed = entries.filter(({ action }) => action === 'audit.sealed').map(({ PK }) => PK);
    expect(new Set(sealed).size).toBe(sealed.length);
  }

  it('side by side, three of them', async () => {
    const reports = await Promise.all([run(), run(), run()]);
    expect(reports.flatMap(({ failed }) => failed)).toEqual([]);
    await requireDoneOnce();
  });

  it.each(['move', 'commitSteps', 'finish', 'slot', 'list', 'ofBatch'] as const)(
    'one whole sweep just before the other calls %s for the first time',
    async (method) => {
      const before =
        method === 'commitSteps' || method === 'ofBatch'
          ? { payments: justBefore(world.payments, method, () => run()) }
          : { batches: justBefore(world.batches, method, () => run()) };
      const { failed } = await run(overriding(world, before));
      expect(failed).toEqual([]);
      await requireDoneOnce();
    },
  );

  it('one whole sweep before the other begins with its stages, and one between a new run and its start', async () => {
    const sweepCursor = justBefore(world.sweepCursor, 'load', () => run());
    const executions = justBefore(world.executions, 'start', () => run());
    const { failed } = await run(overriding(world, { sweepCursor, executions }));
    expect(failed).toEqual([]);
    // A run that has its number and was not started yet looks dead. So the other sweep begins one more, and only the last run pays.
    await requireDoneOnce(2);
  });

  it('one that dies just before it writes anything, of which the other knows nothing', async () => {
    for (const method of ['move', 'commitSteps'] as const) {
      for (const call of [1, 2]) {
        const dying =
          method === 'move'
            ? { batches: dyingAt(world.batches, method, call) }
            : { payments: dyingAt(world.payments, method, call) };
        const [, whole] = await Promise.all([run(overriding(world, dying)), run()]);
        expect(whole.failed).toEqual([]);
      }
    }
    await requireDoneOnce();
  });

  it('whose time is up at different places: the next goes on from the one that wrote last, and all is reached', async () => {
    const slow = overriding(world, {
      webhooks: overriding(world.webhooks, {
        listReceived: (...args) => {
          world.clock.advance(150);
          return world.webhooks.listReceived(...args);
        },
      }),
    });
    await Promise.all([run(slow), run(slow)]);
    await run();
    await requireDoneOnce();
  });
});
