import { beforeEach, describe, expect, it } from 'vitest';
import type { Batch, BatchWait } from '../../../../lib/domain/batches/batch.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { batchId } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { nextInQueue, obstacleOf } from '../../../../lib/payouts/execution/next-in-queue.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import { aBatch, NOW } from '../../../support/domain.ts';
import { createWorld, overriding, type World } from '../../../support/world.ts';

const NO_FUNDS: BatchWait = { reason: 'no_funds', since: NOW, shortfallMinor: 1n };
const REFUSED: BatchWait = { reason: 'provider_refuses', since: NOW, message: 'never' };
const BUSY: BatchWait = { reason: 'provider_busy', since: NOW, until: addSeconds(NOW, 60), message: 'later' };
/** It needs 60.00. */
const NO_ROOM: BatchWait = { reason: 'daily_limit', since: NOW, neededMinor: 6_000n, until: addSeconds(NOW, 60) };

const waiting = (wait: BatchWait) => aBatch({ status: 'QUEUED', waiting: wait });
const behind = (patch: Partial<Batch> = {}) => aBatch({ status: 'QUEUED', batchId: batchId('batch-2'), ...patch });

describe('the next batch of the queue', () => {
  let world: World;
  /** Under a limit of 60.00, of which so much is used up. */
  const limited = async (sentMinor: bigint, dailyMinor = 6_000n) => {
    await changeSettings(world, world.context, { limits: { dailyMinor: new Map([['USD', dailyMinor]]) } });
    const window = { version: 1, buckets: new Map([[NOW, sentMinor]]) };
    world = overriding(world, { sent: overriding(world.sent, { find: async () => window }) });
  };
  const nextOf = async (...queue: readonly Batch[]) => {
    const batches = overriding(world.batches, {
      async *oldestFirst() {
        yield* queue;
      },
    });
    const { next, heldBack } = await nextInQueue({ ...world, batches }, world.context);
    return { next: next?.batchId, heldBack: heldBack.map(({ batch }) => batch.batchId) };
  };

  beforeEach(async () => {
    world = await createWorld();
  });

  it.each([
    ['waits for money', NO_FUNDS, {}],
    ['waits for room', NO_ROOM, {}],
    ['waits for room, also at another provider', NO_ROOM, { provider: 'elsewhere' }],
  ])('does not overtake one that %s', async (_, wait, patch) => {
    await limited(1n);
    const first = waiting(wait);
    expect(await nextOf(first, behind(patch))).toEqual({ next: undefined, heldBack: [first.batchId] });
  });

  it.each([
    ['for money at another provider', NO_FUNDS, { provider: 'elsewhere' }],
    ['for money in another currency', NO_FUNDS, { currency: currency('EUR') }],
    ['for room in another currency', NO_ROOM, { currency: currency('EUR') }],
  ])('overtakes one that waits %s', async (_, wait, patch) => {
    await limited(1n);
    const first = waiting(wait);
    const other = behind(patch);
    expect(await nextOf(first, other)).toEqual({ next: other.batchId, heldBack: [first.batchId] });
  });

  it.each([REFUSED, BUSY])('overtakes one that its provider does not take ($reason)', async (wait) => {
    const other = behind();
    expect(await nextOf(waiting(wait), other)).toEqual({ next: other.batchId, heldBack: [] });
  });

  it.each([
    ['there is exactly as much room as it needs', 4_000n, 10_000n],
    ['it needs more than the whole limit by now, and will be refused for good', 5_999n, 5_999n],
  ])('is one that waited for room once %s', async (_, sentMinor, dailyMinor) => {
    await limited(sentMinor, dailyMinor);
    const first = waiting(NO_ROOM);
    expect(await nextOf(first)).toEqual({ next: first.batchId, heldBack: [] });
  });

  it('is one that waited for its busy provider, as soon as it may be asked again', async () => {
    const first = waiting(BUSY);
    world.clock.advance(59);
    expect((await nextOf(first)).next).toBeUndefined();
    world.clock.advance(1);
    expect((await nextOf(first)).next).toBe(first.batchId);
  });

  it.each([
    ['it began to wait', { waiting: NO_FUNDS }, NOW],
    ['it was queued', { queuedAt: addSeconds(NOW, -5) }, addSeconds(NOW, -5)],
    ['it was made', {}, NOW],
  ])('that has to be asked about after a restore has waited since %s', async (_, patch, since) => {
    const load = async () => ({ ...(await world.settings.load()), generation: 7 });
    const restored = overriding(world, { settings: overriding(world.settings, { load }) });
    const batch = aBatch({ status: 'QUEUED', ...patch });
    expect(await obstacleOf(restored, world.context, batch)).toEqual({ reason: 'restored', since });
  });
});
