import { expect, it } from 'vitest';
import { approveBatch } from '../../../../lib/payouts/batches/approve-batch.ts';
import { closeIncident } from '../../../../lib/payouts/incidents/close-incident.ts';
import { makeBatch } from '../../../support/paid-batches.ts';
import { affiliateWith, createWorld } from '../../../support/world.ts';

it('a part of the system approves no batch and resolves no incident: only people do', async () => {
  const world = await createWorld();
  await affiliateWith(world, 'ann', '60.00');
  const batchId = await makeBatch(world);
  const sweep = { ...world.context, actor: { type: 'system', name: 'sweep' } as const };
  await expect(approveBatch(world, sweep, batchId, {})).rejects.toThrow('only a person');
  await expect(closeIncident(world, sweep, 'any', 'note')).rejects.toThrow('only a person');
});
