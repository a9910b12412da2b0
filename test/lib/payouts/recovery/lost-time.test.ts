import { beforeEach, describe, expect, it } from 'vitest';
import { sentWithinDay } from '../../../../lib/domain/execution/sent-window.ts';
import { attemptIdOf, batchId, batchIdOf } from '../../../../lib/domain/shared/ids.ts';
import { VERIFY_START } from '../../../../lib/payouts/audit/verification.ts';
import { verifyAudit } from '../../../../lib/payouts/audit/verify-audit.ts';
import { cancelBatch } from '../../../../lib/payouts/batches/cancel-batch.ts';
import { createBatches } from '../../../../lib/payouts/batches/create-batches.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import type { ListedPayment } from '../../../../lib/payouts/shared/payment-provider.ts';
import { batchOf, payAllPayable, payBatch, timesPaid } from '../../../support/paid-batches.ts';
import { momentOf, recover, restoreTo, settleRestore } from '../../../support/restore.ts';
import {
  accrue,
  affiliateWith,
  balanceOf,
  createWorld,
  onlyPayment,
  runAll,
  USD,
  type World,
  withProvider,
} from '../../../support/world.ts';

describe('the lost time of a restored table', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  it('says of a seal of the lost time that a restore has lost it, and still proves what was sealed before', async () => {
    await batchOf(world, 'ann');
    world.clock.advance(86_400 + 2 * 3_600);
    await sweep(world, world.context);
    const before = await world.audits.newestSeal();
    const moment = await momentOf(world);
    world.clock.advance(2 * 86_400);
    await sweep(world, world.context);
    const lost = await world.audits.newestSeal();
    if (!before || !lost) throw new Error('nothing was sealed');
    await restoreTo(world, moment);
    await recover(world);
    expect(await verifyAudit(world, world.context, VERIFY_START, before)).toMatchObject({ verified: true });
    expect(await verifyAudit(world, world.context, VERIFY_START, lost)).toMatchObject({
      verified: false,
      firstBroken: { code: 'seal_restored', day: lost.day },
    });
    const forged = { day: before.day, hash: lost.hash };
    expect((await verifyAudit(world, world.context, VERIFY_START, forged)).firstBroken?.code).toBe('seal_broken');
  });

  it('keeps commissions payable that nothing was paid for, in a batch that the old one does not meet', async () => {
    const first = world.requestContext('the same request');
    await affiliateWith(world, 'ann', '60.00');
    const moment = await momentOf(world);
    const lost = await createBatches(world, first, { currency: USD, provider: 'mock' });
    world.clock.advance(60);
    await restoreTo(world, moment);
    await recover(world);
    await settleRestore(world);
    const again = await createBatches(world, first, { currency: USD, provider: 'mock' });
    expect(again.batches[0]?.batchId).not.toBe(lost.batches[0]?.batchId);
    expect(again.batches[0]?.batchNumber).not.toBe(lost.batches[0]?.batchNumber);
    await payBatch(world, again.batches[0]?.batchId ?? batchId('none'));
    expect(await timesPaid(world, 'ann')).toBe(1);
  });

  it('waits for a payment that the provider has taken in the lost time and not made yet', async () => {
    const id = await batchOf(world, 'ann', 'slow-2000');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await payBatch(world, id);
    await restoreTo(world, moment);
    await recover(world);
    const { status, liveAttemptId, attemptIds } = await onlyPayment(world, id);
    expect({ status, liveAttemptId }).toEqual({ status: 'PROCESSING', liveAttemptId: attemptIds[0] });
    await settleRestore(world);
    await sweep(world, world.context);
    await runAll(world);
    expect(await timesPaid(world, 'ann')).toBe(1);
    world.clock.advance(2_000);
    await sweep(world, world.context);
    await runAll(world);
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'COMPLETED' });
    expect(await timesPaid(world, 'ann')).toBe(1);
  });

  it('lets a batch be called off with such a payment in it, and then waits for what becomes of that', async () => {
    const id = await batchOf(world, 'ann', 'slow-2000');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await payBatch(world, id);
    await restoreTo(world, moment);
    await recover(world);
    await settleRestore(world);
    expect((await cancelBatch(world, world.context, id)).status).toBe('CANCELLING');
    world.clock.advance(2_000);
    await sweep(world, world.context);
    await sweep(world, world.context);
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'COMPLETED' });
    expect(await world.batches.find(id)).toMatchObject({ status: 'COMPLETED', calledOff: { by: 'admin' } });
  });

  it('has a payment that was paid and came back in the lost time returned, and the amount owed again', async () => {
    const id = await batchOf(world, 'ann', 'return');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await payBatch(world, id);
    await restoreTo(world, moment);
    await recover(world);
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'RETURNED' });
    const { accruedMinor, settledMinor, paidMinor } = await balanceOf(world, 'ann');
    expect({ accruedMinor, settledMinor, paidMinor }).toEqual({
      accruedMinor: 12_000n,
      settledMinor: 6_000n,
      paidMinor: 0n,
    });
  });

  it('is asked about by a provider that does not answer, until it does; one bad batch stops none of the others', async () => {
    const first = await batchOf(world, 'ann');
    const second = await batchOf(world, 'bob');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await payBatch(world, first);
    await restoreTo(world, moment);
    world.clock.advance(60);
    const mute = withProvider(world, (provider) => ({
      findByReference: async (ids, ...rest) => {
        if (ids.some((id) => batchIdOf(id) === first)) throw new Error('no answer');
        return provider.findByReference(ids, ...rest);
      },
    }));
    const { failed } = await sweep(mute, world.context);
    expect(failed.map(({ item }) => item)).toEqual([first]);
    const { generation } = await world.settings.load();
    expect((await world.batches.find(first))?.generation).toBeUndefined();
    expect((await world.batches.find(second))?.generation).toBe(generation);
    await expect(settleRestore(world)).rejects.toMatchObject({ refused: { code: 'restore_not_settled' } });
    await recover(world);
    await settleRestore(world);
    expect(await onlyPayment(world, first)).toMatchObject({ status: 'COMPLETED' });
  });

  it('is not asked about again for a batch that is done, while another batch still waits', async () => {
    const first = await batchOf(world, 'ann');
    await batchOf(world, 'bob');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await restoreTo(world, moment);
    world.clock.advance(60);
    const asked: unknown[] = [];
    const noting = (isMute: boolean) =>
      withProvider(world, (provider) => ({
        findByReference: async (ids, ...rest) => {
          asked.push(...ids.map(batchIdOf));
          if (isMute && ids.some((id) => batchIdOf(id) === first)) throw new Error('no answer');
          return provider.findByReference(ids, ...rest);
        },
      }));
    await sweep(noting(true), world.context);
    expect(new Set(asked).size).toBe(2);
    asked.splice(0);
    await sweep(noting(false), world.context);
    expect(asked).toEqual([first]);
  });

  it('has a payment that the provider refused in it sent like any other', async () => {
    const id = await batchOf(world, 'ann');
    const { transactionId, currency, amountMinor } = await onlyPayment(world, id);
    const moment = await momentOf(world);
    world.clock.advance(60);
    await restoreTo(world, moment);
    const refused: ListedPayment = {
      ours: { transactionId, attemptId: attemptIdOf(1, 0, 0) },
      providerReference: 'refused',
      currency,
      amountMinor,
      at: moment.at,
      outcome: { kind: 'refused', code: 'payee_refused', message: 'no' },
    };
    await recover(
      withProvider(world, () => ({ findByReference: async () => ({ payments: [refused], complete: true }) })),
    );
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'PENDING', attemptIds: [] });
    await settleRestore(world);
    await payBatch(world, id);
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'COMPLETED' });
  });

  it('leaves a claim of before alone until the provider was asked about it: it may have been paid itself', async () => {
    const first = await batchOf(world, 'ann');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await payBatch(world, first);
    await accrue(world, 'ann', 'c-later', '70.00');
    await payAllPayable(world);
    await restoreTo(world, moment);
    world.clock.advance(60);
    // The provider answers nothing about the first batch, and its list does not show that yet.
    const mute = withProvider(world, (provider) => ({
      findByReference: async (ids, ...rest) => {
        if (ids.some((id) => batchIdOf(id) === first)) throw new Error('no answer');
        return provider.findByReference(ids, ...rest);
      },
      listPayments: async (...period) => {
        const { payments, ...rest } = await provider.listPayments(...period);
        const isShown = ({ ours }: ListedPayment) => !ours || batchIdOf(ours.transactionId) !== first;
        return { ...rest, payments: payments.filter(isShown) };
      },
    }));
    await sweep(mute, world.context);
    const [lost] = (await world.recovery.listLost({ limit: 10 })).items;
    expect(lost).toMatchObject({ status: 'ENTERED', amountMinor: 7_000n });
    expect(await onlyPayment(world, first)).toMatchObject({ status: 'PENDING' });
    await recover(world);
    expect(await onlyPayment(world, first)).toMatchObject({ status: 'COMPLETED' });
    expect(await timesPaid(world, 'ann')).toBe(2);
    expect((await world.incidents.list({}, { limit: 10 })).items).toEqual([]);
  });

  it('enters nothing twice when two sweeps ask at the same time', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await payAllPayable(world);
    await restoreTo(world, moment);
    world.clock.advance(60);
    await Promise.all([sweep(world, world.context), sweep(world, world.context)]);
    await recover(world);
    expect((await balanceOf(world, 'ann')).accruedMinor).toBe(0n);
    await settleRestore(world);
  });

  it('counts what was paid in the lost time for the limit of 24 hours', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await payAllPayable(world);
    await restoreTo(world, moment);
    await recover(world);
    const now = world.clock.now();
    expect(sentWithinDay(await world.sent.find(USD, now), now)).toBe(6_000n);
  });
});
