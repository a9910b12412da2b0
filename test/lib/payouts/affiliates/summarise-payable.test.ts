import { beforeEach, describe, expect, it } from 'vitest';
import { summarisePayable } from '../../../../lib/payouts/affiliates/summarise-payable.ts';
import { affiliatesWith, affiliateWith, createWorld, USD, usd, type World } from '../../../support/world.ts';

describe('the summary of more payable affiliates than are counted at once', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    await affiliatesWith(world, 10);
  });

  const summary = (atOnce = 4) => summarisePayable(world, world.context, USD, atOnce);
  const ALL = {
    totalAffiliates: 10,
    totalPendingAmount: usd('600.00'),
    readyForPayout: 10,
    readyAmount: usd('600.00'),
    isComplete: true,
  };

  it('goes on with every answer, and is whole once all were counted', async () => {
    const begunAt = world.clock.now();
    expect(await summary()).toMatchObject({ totalAffiliates: 4, totalPendingAmount: usd('240.00'), isComplete: false });
    expect(await summary()).toMatchObject({ totalAffiliates: 8, isComplete: false });
    world.clock.advance(1);
    expect(await summary()).toMatchObject({ ...ALL, asOf: begunAt });
  });

  it('is the last whole one for five minutes, and then until the next one is whole', async () => {
    for (let answers = 0; answers < 3; answers += 1) await summary();
    const { asOf } = await summary();
    await affiliateWith(world, 'late', '70.00');
    world.clock.advance(299);
    expect(await summary()).toMatchObject({ ...ALL, asOf });
    world.clock.advance(1);
    for (let answers = 0; answers < 2; answers += 1) expect(await summary()).toMatchObject({ ...ALL, asOf });
    expect(await summary()).toMatchObject({ totalAffiliates: 11, totalPendingAmount: usd('670.00'), isComplete: true });
  });

  it('goes on as long as somebody asks now and then, however long it takes', async () => {
    await summary();
    world.clock.advance(3_000);
    await summary();
    world.clock.advance(3_000);
    expect(await summary()).toMatchObject(ALL);
  });

  it('is begun again if nobody has asked for an hour', async () => {
    await summary();
    world.clock.advance(3_600);
    expect(await summary()).toMatchObject({ totalAffiliates: 4, asOf: world.clock.now(), isComplete: false });
  });

  it('is counted for every answer once there are no more than that', async () => {
    await summary();
    expect(await summary(10)).toMatchObject({ ...ALL });
    world.clock.advance(1);
    expect(await summary(10)).toMatchObject({ ...ALL, asOf: world.clock.now() });
  });
});
