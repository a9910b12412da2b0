import { beforeEach, describe, expect, it } from 'vitest';
import type { BatchId } from '../../../../lib/domain/shared/ids.ts';
import { affiliateId } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { createBatches } from '../../../../lib/payouts/batches/create-batches.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { queueWaits } from '../../../../lib/payouts/batches/queue-waits.ts';
import { acquireSlot } from '../../../../lib/payouts/execution/acquire-slot.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import {
  affiliateWith,
  createWorld,
  overriding,
  pausePayouts,
  runAll,
  USD,
  usd,
  type World,
} from '../../../support/world.ts';

const HOUR = 3_600;

describe('why a batch in the queue waits', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  /** A batch of one, made a second after the one before, and executed. */
  async function queued(id: string, amount = '60.00'): Promise<BatchId> {
    await affiliateWith(world, id, amount);
    world.clock.advance(1);
    const request = { currency: USD, provider: 'mock', affiliateIds: [affiliateId(id)] };
    const [batch] = (await createBatches(world, world.context, request)).batches;
    if (!batch) throw new Error('no batch was made');
    await executeBatch(world, world.context, batch.batchId);
    return batch.batchId;
  }

  async function waitOf(id: BatchId) {
    const batch = await world.batches.find(id);
    if (!batch) throw new Error(`${id} does not exist`);
    return (await queueWaits(world, world.context, [batch])).get(id);
  }

  const limit = (amount: string | null) =>
    changeSettings(world, world.context, {
      limits: { dailyMinor: new Map([['USD', amount === null ? null : usd(amount).minor]]) },
    });

  /** A batch that is QUEUED again, because there was room for one of its two payments. */
  async function heldByLimit(): Promise<BatchId> {
    await limit('100.00');
    await queued('first');
    await runAll(world);
    const id = await queued('second');
    await runAll(world);
    return id;
  }

  it('is that payouts are paused, also for one that was executed meanwhile and never began', async () => {
    await pausePayouts(world, true);
    const id = await queued('ann');
    const since = world.clock.now();
    world.clock.advance(HOUR);
    expect(await waitOf(id)).toEqual({ reason: 'paused', since });
    await pausePayouts(world, false);
    expect(await waitOf(id)).toEqual({ reason: 'starting', since });
  });

  it('is the batch that is being paid', async () => {
    const first = await queued('ann');
    await acquireSlot(world, world.context, { batchId: first, run: 1 });
    const second = await queued('ben');
    expect(await waitOf(second)).toEqual({ reason: 'another_batch', since: world.clock.now(), batchId: first });
    expect(await waitOf(first), 'it is PROCESSING').toBeUndefined();
  });

  it('is the batch that comes first, while none is being paid', async () => {
    const first = await queued('ann');
    const second = await queued('ben');
    expect(await waitOf(first)).toMatchObject({ reason: 'starting' });
    expect(await waitOf(second)).toMatchObject({ reason: 'another_batch', batchId: first });
  });

  it('is the limit of 24 hours, until what was sent is older', async () => {
    const id = await heldByLimit();
    const sentAt = world.clock.now();
    world.clock.advance(HOUR);
    const wait = await waitOf(id);
    expect(wait).toMatchObject({ reason: 'daily_limit', since: sentAt });
    const until = wait?.reason === 'daily_limit' ? wait.until : expect.fail();
    expect(until > addSeconds(sentAt, 24 * HOUR - 10) && until <= addSeconds(sentAt, 24 * HOUR + 600)).toBe(true);
    await limit('1000.00');
    expect(await waitOf(id), 'it is looked up, not remembered').toMatchObject({ reason: 'starting', since: sentAt });
  });

  it('is the limit for the one behind, too, and names the batch that waits for room before it', async () => {
    const held = await heldByLimit();
    await pausePayouts(world, true);
    const behind = await queued('behind', '70.00');
    expect(await waitOf(held), 'the pause comes first').toMatchObject({ reason: 'paused' });
    await pausePayouts(world, false);
    expect(await waitOf(behind)).toMatchObject({ reason: 'daily_limit', batchId: held });
  });

  it('is said of every batch that is QUEUED, and of no other', async () => {
    const done = await queued('done');
    await runAll(world);
    await pausePayouts(world, true);
    const ids = [await queued('ann'), await queued('ben')];
    const { items } = await world.batches.list({}, { limit: 10 });
    expect(items.map(({ batchId }) => batchId)).toContain(done);
    expect([...(await queueWaits(world, world.context, items)).keys()].sort()).toEqual(ids.sort());
  });

  it('is read once for a whole page', async () => {
    await heldByLimit();
    const { items } = await world.batches.list({ status: 'QUEUED' }, { limit: 10 });
    const page = Array.from({ length: 100 }, () => items).flat();
    let reads = 0;
    const sent: World['sent'] = overriding(world.sent, {
      find: (...asked) => {
        reads += 1;
        return world.sent.find(...asked);
      },
    });
    await queueWaits({ ...world, sent }, world.context, page);
    expect(reads).toBe(1);
  });
});
