import { expect, it } from 'vitest';
import { batchId } from '../../../../lib/domain/shared/ids.ts';
import { nextInQueue } from '../../../../lib/payouts/execution/next-in-queue.ts';
import { sendingGate } from '../../../../lib/payouts/execution/sending-gate.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import { aBatch, aPayment, NOW } from '../../../support/domain.ts';
import { createWorld, overriding } from '../../../support/world.ts';

it('a batch does not overtake one that waits for money', async () => {
  const world = await createWorld();
  const poor = aBatch({ status: 'QUEUED', waiting: { reason: 'no_funds', since: NOW, shortfallMinor: 1n } });
  const behind = aBatch({ status: 'QUEUED', batchId: batchId('batch-2') });
  const batches = overriding(world.batches, {
    async *oldestFirst() {
      yield* [poor, behind];
    },
  });
  const { next, heldBack } = await nextInQueue({ ...world, batches }, world.context);
  expect(next).toBeUndefined();
  expect(heldBack).toMatchObject([{ batch: { batchId: poor.batchId } }]);
});

it('a batch of which one payment fits below the limit, or none is left, does not wait for room', async () => {
  const world = await createWorld();
  await changeSettings(world, world.context, { limits: { dailyMinor: new Map([['USD', 10_000n]]) } });
  const { waitOf } = await sendingGate(world, aBatch(), world.clock.now());
  const [fits, other] = [aPayment({ amountMinor: 6_000n }), aPayment({ amountMinor: 9_000n }, 2)];
  expect(waitOf([fits, other])).toBeUndefined();
  expect(waitOf([])).toBeUndefined();
});
