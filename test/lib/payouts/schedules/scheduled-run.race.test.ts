import { beforeEach, describe, expect, it } from 'vitest';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import type { BatchRepository } from '../../../../lib/payouts/batches/batch-repository.ts';
import { scheduledBatchId } from '../../../../lib/payouts/schedules/batches-of-page.ts';
import { makeScheduledBatches } from '../../../../lib/payouts/schedules/make-scheduled-batches.ts';
import { queueScheduledBatches } from '../../../../lib/payouts/schedules/queue-scheduled-batches.ts';
import type { ScheduledRunStarter } from '../../../../lib/payouts/schedules/scheduled-run-starter.ts';
import { startScheduledRun } from '../../../../lib/payouts/schedules/start-scheduled-run.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { dyingAt, justBefore } from '../../../support/interleave.ts';
import { allItems, allPayments } from '../../../support/items.ts';
import { runScheduled, switchPayoutSchedule, TONIGHT } from '../../../support/scheduled-run.ts';
import {
  affiliatesWith,
  balanceOf,
  createAll,
  createWorld,
  movements,
  runAll,
  USD,
  type World,
  withProvider,
} from '../../../support/world.ts';

const PAGE = { scheduledTime: TONIGHT, currency: USD, page: 0 };
/** Pages of 60 make one batch each, claimed in two transactions. */
const LIMIT = 60;
const TWO_PAGES = LIMIT + 1;

describe('the payout schedule', () => {
  let world: World;

  beforeEach(async () => {
    world = withProvider(await createWorld(), ({ limits }) => ({
      limits: { ...limits, currencies: new Set([USD]) },
    }));
    await switchPayoutSchedule(world, true);
  });

  const statuses = async () =>
    (await allItems(world)).filter(({ SK }) => SK === 'BATCH').map(({ status }) => String(status));

  /** After everything has run: the bank paid each of them once, and nothing is left open. */
  async function requireEachPaidOnce(ids: readonly string[]) {
    await runAll(world);
    expect((await movements(world)).map(({ payee }) => payee).sort()).toEqual(ids.map((id) => `mock:ok:${id}`));
    for (const id of ids) expect(await balanceOf(world, id)).toMatchObject({ paidMinor: 6_000n, settledSeq: 1 });
    expect(new Set(await statuses())).toEqual(new Set(['COMPLETED']));
  }

  it.each([1, 2])('fired twice at once (for %i times) pays everybody once', async (times) => {
    const ids = await affiliatesWith(world, TWO_PAGES);
    const later = addSeconds(TONIGHT, times === 1 ? 0 : 1);
    const runs = await Promise.allSettled([runScheduled(world, TONIGHT, LIMIT), runScheduled(world, later, LIMIT)]);
    // A step that lost a race for its own draft fails, and the state machine repeats it.
    for (const [index, run] of runs.entries()) {
      if (run.status === 'rejected') await runScheduled(world, index === 0 ? TONIGHT : later, LIMIT);
    }
    await sweep(world, world.context);
    await requireEachPaidOnce(ids);
  });

  it('runs the same step again in the middle of that step, between read and claim: nobody is paid twice', async () => {
    const ids = await affiliatesWith(world, 50);
    const batches = justBefore(world.batches, 'claim', () => makeScheduledBatches(world, world.context, PAGE, LIMIT));
    await makeScheduledBatches({ ...world, batches }, world.context, PAGE, LIMIT);
    await queueScheduledBatches(world, world.context, PAGE);
    await requireEachPaidOnce(ids);
  });

  it('runs the same step again while a draft of it is being filled: all that was claimed is queued', async () => {
    const ids = await affiliatesWith(world, 60);
    let claims = 0;
    const batches = new Proxy(world.batches, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          if (name === 'claim') claims += 1;
          if (name === 'claim' && claims === 2) await makeScheduledBatches(world, world.context, PAGE, LIMIT);
          return Reflect.apply(value, target, args);
        };
      },
    });
    await makeScheduledBatches({ ...world, batches }, world.context, PAGE, LIMIT);
    await queueScheduledBatches(world, world.context, PAGE);
    await requireEachPaidOnce(ids);
  });

  it('shares the affiliates with POST /batches, called between read and claim', async () => {
    const ids = await affiliatesWith(world, 50);
    const batches = justBefore(world.batches, 'claim', () => createAll(world));
    await runScheduled({ ...world, batches });
    expect(await statuses(), 'all of it was taken by the admin').toEqual(['PENDING']);
    const payments = await allPayments(world);
    expect(payments.map(({ affiliateId }) => affiliateId).sort()).toEqual(ids);
  });

  it('shares the affiliates with POST /batches at the same time: each is claimed once, none is left out', async () => {
    const ids = await affiliatesWith(world, TWO_PAGES);
    await Promise.allSettled([runScheduled(world, TONIGHT, LIMIT), createAll(world), createAll(world)]);
    const payments = await allPayments(world);
    expect(payments.map(({ affiliateId }) => affiliateId).sort()).toEqual(ids);
  });

  /** How often a run of two pages calls each. */
  const WRITES = { claim: 3, nextBatchNumber: 2, move: 5 } as const satisfies Partial<
    Record<keyof BatchRepository, number>
  >;
  const deaths = Object.entries(WRITES).flatMap(([method, calls]) =>
    Array.from({ length: calls }, (_, n) => [method as keyof typeof WRITES, n + 1] as const),
  );

  it.each(deaths)('dying at %s number %i, and run again, pays everybody once', async (method, call) => {
    const ids = await affiliatesWith(world, TWO_PAGES);
    const dying = { ...world, batches: dyingAt(world.batches, method, call) };
    await runScheduled(dying, TONIGHT, LIMIT).catch(() => undefined);
    await runScheduled(world, TONIGHT, LIMIT);
    expect((await statuses()).filter((status) => status === 'DRAFT' || status === 'PENDING')).toEqual([]);
    await requireEachPaidOnce(ids);
  });

  it('whose run died for good leaves batches that the sweep queues, and a draft that it releases', async () => {
    const ids = await affiliatesWith(world, TWO_PAGES);
    // The claims of the second page's draft are made; its promotion never is.
    await runScheduled({ ...world, batches: dyingAt(world.batches, 'nextBatchNumber', 2) }, TONIGHT, LIMIT).catch(
      () => undefined,
    );
    expect((await statuses()).sort()).toEqual(['DRAFT', 'QUEUED']);
    world.clock.advance(700);
    await sweep(world, world.context);
    expect((await statuses()).sort()).toEqual(['CANCELLED', 'QUEUED']);
    await runScheduled(world, addSeconds(TONIGHT, 86_400), LIMIT);
    await runAll(world);
    expect((await movements(world)).map(({ payee }) => payee).sort()).toEqual(ids.map((id) => `mock:ok:${id}`));
  });

  it('whose run died between making and queueing: the sweep queues what it made, and nothing that an admin made', async () => {
    await affiliatesWith(world, 3);
    await makeScheduledBatches(world, world.context, PAGE, 2);
    await createAll(world);
    const { done, failed } = await sweep(world, world.context);
    const id = scheduledBatchId(PAGE, 1);
    expect([failed, done]).toEqual([[], [`queued ${id}`, `started ${id}`]]);
    expect((await statuses()).sort()).toEqual(['PENDING', 'QUEUED']);
  });

  /** Runs that are only noted. */
  function noting() {
    const started: string[] = [];
    const scheduledRuns: ScheduledRunStarter = {
      async start(scheduledTime) {
        started.push(scheduledTime);
        return 'started';
      },
    };
    return { started, scheduledRuns };
  }

  it('switched off: nothing is started', async () => {
    await switchPayoutSchedule(world, false);
    const { started, scheduledRuns } = noting();
    expect(await startScheduledRun({ ...world, scheduledRuns }, world.context, TONIGHT)).toBe('switched-off');
    expect(started).toEqual([]);
  });

  it('switched off between the firing and the first step: nothing is made', async () => {
    await affiliatesWith(world, 3);
    const { started, scheduledRuns } = noting();
    expect(await startScheduledRun({ ...world, scheduledRuns }, world.context, TONIGHT)).toBe('started');
    await switchPayoutSchedule(world, false);
    const before = await allItems(world);
    for (const _ of started) await runScheduled(world);
    expect(await allItems(world)).toEqual(before);
  });

  it('switched off between two pages: what was made waits, until an admin executes it or switches it on again', async () => {
    const ids = await affiliatesWith(world, 3);
    await makeScheduledBatches(world, world.context, PAGE, 2);
    await switchPayoutSchedule(world, false);
    await queueScheduledBatches(world, world.context, PAGE);
    expect(await makeScheduledBatches(world, world.context, { ...PAGE, page: 1 }, 2)).toEqual({ more: false });
    expect(await sweep(world, world.context)).toMatchObject({ done: [], failed: [], overdue: [] });
    expect(await statuses()).toEqual(['PENDING']);

    await switchPayoutSchedule(world, true);
    await sweep(world, world.context);
    expect(await statuses()).toEqual(['QUEUED']);
    await runScheduled(world, addSeconds(TONIGHT, 1));
    await requireEachPaidOnce(ids);
  });
});
