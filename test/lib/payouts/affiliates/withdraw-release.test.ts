import { expect, it } from 'vitest';
import { affiliateId } from '../../../../lib/domain/shared/ids.ts';
import { withdrawRelease } from '../../../../lib/payouts/affiliates/withdraw-release.ts';
import { auditActions } from '../../../support/items.ts';
import { affiliateWith, createWorld } from '../../../support/world.ts';

it('a release that nobody has proposed is not withdrawn, and leaves no trace', async () => {
  const world = await createWorld();
  await affiliateWith(world, 'ann', '60.00');
  const before = await auditActions(world);
  await withdrawRelease(world, world.context, affiliateId('ann'));
  expect(await auditActions(world)).toEqual(before);
});
