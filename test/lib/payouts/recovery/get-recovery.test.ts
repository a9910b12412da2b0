import { beforeEach, describe, expect, it } from 'vitest';
import { getRecovery } from '../../../../lib/payouts/recovery/get-recovery.ts';
import { payAllPayable } from '../../../support/paid-batches.ts';
import { momentOf, recover, restoreTo, settleRestore } from '../../../support/restore.ts';
import { accrue, affiliateWith, createWorld, type World } from '../../../support/world.ts';

describe('how far a restore is from being settled', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const look = () => getRecovery(world, world.context, { limit: 10 });

  it('is nothing to say where there was none', async () => {
    const { restored, left, providers, lost } = await look();
    expect({ restored, left, providers, lost: lost.items }).toEqual({
      restored: undefined,
      left: undefined,
      providers: [],
      lost: [],
    });
  });

  it('says in words what is left, and who was paid without our knowing', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const moment = await momentOf(world);
    world.clock.advance(60);
    await accrue(world, 'ann', 'c-lost', '70.00');
    await payAllPayable(world);

    await restoreTo(world, moment);
    expect((await look()).left).toMatch(/may arrive at the provider until 2026-/);
    world.clock.advance(60);
    expect((await look()).left).toBe('the sweep has not asked the provider about everything yet');
    await recover(world, 1);
    expect((await look()).left).toMatch(/^1 lost payments, which the provider has and we do not/);
    await recover(world);
    const { left, lost, recovery } = await look();
    expect(left).toBeUndefined();
    expect(recovery?.last?.isClean).toBe(true);
    expect(lost.items).toMatchObject([{ status: 'ENTERED', affiliateId: 'ann', amountMinor: 13_000n }]);
    const [one] = lost.items;
    expect(one?.balance?.accruedMinor).toBe(-7_000n);
    await settleRestore(world);
    expect(await look()).toMatchObject({ restored: undefined, lastRestore: { to: moment.at } });
  });
});
