import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId, payeeId } from '../../../../lib/domain/shared/ids.ts';
import { importAffiliates } from '../../../../lib/payouts/affiliates/import-affiliates.ts';
import { createBatches } from '../../../../lib/payouts/batches/create-batches.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import type { PaymentProvider } from '../../../../lib/payouts/shared/payment-provider.ts';
import { payBatch } from '../../../support/paid-batches.ts';
import { momentOf, restoreTo, settleRestore } from '../../../support/restore.ts';
import { createRise, stopRise } from '../../../support/rise-under-test.ts';
import { accrue, balanceOf, createWorld, onlyPayment, overriding, runAll, type World } from '../../../support/world.ts';

type Rise = Awaited<ReturnType<typeof createRise>>;

/** The provider with the clock of the world: before each call the sandbox goes on to that moment. */
function inTime({ provider, passTo }: Rise, clock: World['clock']): PaymentProvider {
  return new Proxy(provider, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return async (...given: unknown[]) => {
        await passTo(clock.now());
        return Reflect.apply(member, target, given);
      };
    },
  });
}

describe('a table that was restored, with payments through RiseWorks', { timeout: 60_000 }, () => {
  let world: World;
  let rise: Rise;

  beforeEach(async () => {
    rise = await createRise();
    const plain = await createWorld();
    const provider = inTime(rise, plain.clock);
    world = overriding(plain, {
      providers: { defaultName: 'riseworks', names: ['riseworks'], get: () => provider },
    });
    const [ann] = rise.payees;
    if (!ann) throw new Error('the sandbox has no payee');
    await importAffiliates(world, world.context, [
      {
        affiliateId: affiliateId('ann'),
        fullName: 'Ann',
        email: 'ann@example.com',
        country: 'US',
        payeeId: payeeId(ann.riseid),
      },
    ]);
    await accrue(world, 'ann', 'c-1', '60.00');
  });

  afterEach(stopRise);

  async function made() {
    const request = { currency: currency('USD'), provider: 'riseworks' };
    const [batch] = (await createBatches(world, world.context, request)).batches;
    if (!batch) throw new Error('no batch was made');
    return batch.batchId;
  }

  async function pay(id: Awaited<ReturnType<typeof made>>) {
    await payBatch(world, id);
    world.clock.advance(900);
    await sweep(world, world.context);
    await runAll(world);
  }

  /** Waits longer than the day for which a signature is valid, and sweeps several times, because one empty list is not enough. */
  async function recover() {
    world.clock.advance(86_400 + 3_600);
    for (let sweeps = 0; sweeps < 4; sweeps += 1) {
      const { failed } = await sweep(world, world.context);
      if (failed[0]) throw failed[0].error;
      world.clock.advance(300);
    }
  }

  const paid = async () => [...(await rise.paid()).values()].flat();

  it('pays nobody again for what Rise has by our marker', async () => {
    const id = await made();
    const moment = await momentOf(world);
    world.clock.advance(60);
    await pay(id);
    expect(await paid()).toEqual([6_000n]);
    await restoreTo(world, moment);
    await executeBatch(world, world.context, id);
    await expect(settleRestore(world)).rejects.toMatchObject({ refused: { code: 'restore_not_settled' } });
    await recover();
    await settleRestore(world);
    await sweep(world, world.context);
    await runAll(world);
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'COMPLETED' });
    expect((await world.batches.find(id))?.status).toBe('COMPLETED');
    expect(await paid()).toEqual([6_000n]);
  });

  it('pays nobody again for a batch that is lost, found by whom Rise has paid', async () => {
    const moment = await momentOf(world);
    world.clock.advance(60);
    await accrue(world, 'ann', 'c-lost', '70.00');
    await pay(await made());
    await restoreTo(world, moment);
    await recover();
    await settleRestore(world);
    await accrue(world, 'ann', 'c-lost', '70.00');
    expect((await balanceOf(world, 'ann')).accruedMinor).toBe(0n);
    await expect(made()).rejects.toMatchObject({ refused: { code: 'nothing_payable' } });
    expect(await paid()).toEqual([13_000n]);
  });

  it('sends what Rise does not know, once', async () => {
    const id = await made();
    const moment = await momentOf(world);
    world.clock.advance(60);
    await restoreTo(world, moment);
    await recover();
    await settleRestore(world);
    await pay(id);
    expect(await onlyPayment(world, id)).toMatchObject({ status: 'COMPLETED' });
    expect(await paid()).toEqual([6_000n]);
  });
});
