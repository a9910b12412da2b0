import { beforeEach, describe, expect, it } from 'vitest';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { cancelBatch } from '../../../../lib/payouts/batches/cancel-batch.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { recoverRestored } from '../../../../lib/payouts/recovery/recover.ts';
import { reconcilePayouts } from '../../../../lib/payouts/reports/reconcile-payouts.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import { justBefore } from '../../../support/interleave.ts';
import { auditActions } from '../../../support/items.ts';
import { batchOf, payAllPayable, payBatch, timesPaid } from '../../../support/paid-batches.ts';
import { momentOf, recover, restoreTo, settleRestore } from '../../../support/restore.ts';
import {
  accrue,
  affiliateWith,
  balanceOf,
  createAll,
  createWorld,
  movements,
  onlyPayment,
  runAll,
  type World,
} from '../../../support/world.ts';

describe('a table that was restored', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const agreesEverywhere = async () => {
    const period = { from: addSeconds(world.clock.now(), -86_400), to: addSeconds(world.clock.now(), 60) };
    world.clock.advance(3_700);
    const { batches, days } = await reconcilePayouts(world, world.context, { period, limit: 100 });
    return [...batches, ...days].flatMap(({ differences }) => differences);
  };

  it('does not pay again what was sent in the lost time: the payment is found by our reference, and settled', async () => {
    const batchId = await batchOf(world, 'ann');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await payBatch(world, batchId);
    expect(await timesPaid(world, 'ann')).toBe(1);

    await restoreTo(world, moment);
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'PENDING' });
    await executeBatch(world, world.context, batchId);
    await sweep(world, world.context);
    await runAll(world);
    await recover(world);
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'COMPLETED' });
    const { paidMinor, settledMinor, open } = await balanceOf(world, 'ann');
    expect({ paidMinor, settledMinor, open }).toEqual({ paidMinor: 6_000n, settledMinor: 6_000n, open: undefined });

    await settleRestore(world);
    await sweep(world, world.context);
    await runAll(world);
    expect((await world.batches.find(batchId))?.status).toBe('COMPLETED');
    expect(await timesPaid(world, 'ann')).toBe(1);
    expect(await agreesEverywhere()).toEqual([]);
  });

  it('looks later whether a payment of the lost time came back, though its batch has never been started since', async () => {
    const batchId = await batchOf(world, 'ann');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await payBatch(world, batchId);
    await restoreTo(world, moment);
    await recover(world);
    await settleRestore(world);
    await cancelBatch(world, world.context, batchId);
    const ended = await world.batches.find(batchId);
    expect(ended).toMatchObject({ finishedAt: world.clock.now(), returnsDueAt: world.clock.now() });
    expect(ended?.startedAt).toBeUndefined();
    expect((await sweep(world, world.context)).done).toContain(`looked for returned payments of ${batchId}`);
    expect((await world.batches.find(batchId))?.returnsDueAt).toBe(addSeconds(world.clock.now(), 86_400));
  });

  it('sends what the provider does not know, once, under a run that no earlier one can have had', async () => {
    const batchId = await batchOf(world, 'ann');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await restoreTo(world, moment);
    await executeBatch(world, world.context, batchId);
    await recover(world);
    await settleRestore(world);
    await runAll(world);
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'COMPLETED' });
    expect(await timesPaid(world, 'ann')).toBe(1);
    expect((await onlyPayment(world, batchId)).attemptIds[0]).toMatch(/^[0-9]{10}-/);
  });

  it('does not pay a second time for a batch that it does not know: what that paid is in the ledger', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await payAllPayable(world);

    await restoreTo(world, moment);
    await recover(world);
    expect(await balanceOf(world, 'ann')).toMatchObject({ accruedMinor: 0n, settledMinor: 0n });
    await settleRestore(world);
    await expect(createAll(world)).rejects.toMatchObject({ refused: { code: 'nothing_payable' } });
    expect(await agreesEverywhere()).toEqual([]);
  });

  it.each(['before', 'after'] as const)(
    'pays no commission again that was accrued and paid in the lost time, imported %s the provider is asked',
    async (when) => {
      await affiliateWith(world, 'ann', '60.00');
      await payAllPayable(world);
      const moment = await momentOf(world);
      world.clock.advance(60);
      await accrue(world, 'ann', 'c-lost', '70.00');
      await payAllPayable(world);

      await restoreTo(world, moment);
      if (when === 'before') await accrue(world, 'ann', 'c-lost', '70.00');
      await recover(world);
      await settleRestore(world);
      if (when === 'after') await accrue(world, 'ann', 'c-lost', '70.00');
      await expect(createAll(world)).rejects.toMatchObject({ refused: { code: 'nothing_payable' } });

      await accrue(world, 'ann', 'c-new', '80.00');
      await payAllPayable(world);
      expect((await movements(world)).map(({ amountMinor }) => amountMinor).sort()).toEqual([6_000n, 7_000n, 8_000n]);
    },
  );

  it('releases a claim of before for whoever was paid by another batch in the lost time', async () => {
    const batchId = await batchOf(world, 'ann');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await cancelBatch(world, world.context, batchId);
    await payAllPayable(world);
    expect(await timesPaid(world, 'ann')).toBe(1);

    await restoreTo(world, moment);
    await executeBatch(world, world.context, batchId);
    await recover(world);
    expect(await onlyPayment(world, batchId)).toMatchObject({
      status: 'CANCELLED',
      failure: { code: 'paid_in_lost_time' },
    });
    await settleRestore(world);
    await sweep(world, world.context);
    await runAll(world);
    expect(await timesPaid(world, 'ann')).toBe(1);
    expect((await balanceOf(world, 'ann')).accruedMinor).toBe(0n);
  });

  it('keeps everything from being sent, claimed and cancelled until it is settled', async () => {
    const batchId = await batchOf(world, 'ann');
    const moment = await momentOf(world);
    await restoreTo(world, moment);
    await affiliateWith(world, 'bob', '60.00');
    await expect(createAll(world)).rejects.toMatchObject({ refused: { code: 'restore_not_settled' } });
    await expect(cancelBatch(world, world.context, batchId)).rejects.toMatchObject({
      refused: { code: 'restore_not_settled' },
    });
    await payBatch(world, batchId);
    await recover(world);
    await runAll(world);
    expect(await movements(world)).toEqual([]);
    expect(await onlyPayment(world, batchId)).toMatchObject({ status: 'PENDING' });
  });

  it('is not settled before nothing can arrive any more', async () => {
    await batchOf(world, 'ann');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await restoreTo(world, moment);
    await sweep(world, world.context);
    await expect(settleRestore(world)).rejects.toMatchObject({ refused: { code: 'restore_not_settled' } });
    await recover(world, 1);
    await settleRestore(world);
    expect((await world.settings.load()).restored).toBeUndefined();
  });

  describe('whose sweep', () => {
    const look = (on: World, seconds = 60) =>
      recoverRestored(on, world.context, addSeconds(world.clock.now(), seconds));
    const restored = async () => {
      await batchOf(world, 'ann');
      const moment = await momentOf(world);
      world.clock.advance(60);
      await restoreTo(world, moment);
      world.clock.advance(60);
    };

    it('asks no more once nothing is left', async () => {
      await restored();
      expect(await look(world)).toBe('asked about all of the lost time: nothing is left');
      expect(await look(world)).toBeUndefined();
    });

    it('says how far it has come when its time is over', async () => {
      await restored();
      expect(await look(world, -1)).toBe('asked about the lost time as far as batches');
    });

    it('leaves it to another one that has come further meanwhile, and says so', async () => {
      await restored();
      const recovery = justBefore(world.recovery, 'save', () => look(world));
      expect(await look({ ...world, recovery })).toBe('left the recovery to another sweep');
      expect((await world.recovery.load())?.last?.isClean).toBe(true);
    });
  });

  it.each(['off', 'always'] as const)('is not settled by one person, with approval %s', async (mode) => {
    await changeSettings(world, world.context, { approval: { mode } });
    const moment = await momentOf(world);
    world.clock.advance(60);
    await restoreTo(world, moment);
    await recover(world);
    const proposed = await changeSettings(world, world.requestContext('one'), { restored: false });
    expect(proposed.proposal?.changes).toEqual([{ setting: 'restored', from: true, to: false }]);
    await expect(changeSettings(world, world.requestContext('two'), { restored: false })).rejects.toMatchObject({
      refused: { code: 'second_person_required' },
    });
    expect((await world.settings.load()).restored).toBeDefined();
    await settleRestore(world);
    expect((await world.settings.load()).restored).toBeUndefined();
    expect((await auditActions(world)).at(-1)).toBe('payouts.restore_settled');
  });

  it('waits for a payment of the lost time whose affiliate it does not know, until that is imported again', async () => {
    const moment = await momentOf(world);
    world.clock.advance(60);
    await affiliateWith(world, 'ann', '60.00');
    await payAllPayable(world);

    await restoreTo(world, moment);
    await recover(world);
    await expect(settleRestore(world)).rejects.toMatchObject({ refused: { code: 'restore_not_settled' } });
    await affiliateWith(world, 'ann', '60.00');
    await recover(world);
    await settleRestore(world);
    await expect(createAll(world)).rejects.toMatchObject({ refused: { code: 'nothing_payable' } });
    expect(await timesPaid(world, 'ann')).toBe(1);
  });
});
