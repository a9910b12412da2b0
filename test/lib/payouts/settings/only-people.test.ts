import { expect, it } from 'vitest';
import { approveBatch } from '../../../../lib/payouts/batches/approve-batch.ts';
import { closeIncident } from '../../../../lib/payouts/incidents/close-incident.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
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

it('a part of the system proposes no change that needs two people', async () => {
  const world = await createWorld();
  await changeSettings(world, world.context, { approval: { mode: 'always' } });
  const sweep = { ...world.context, actor: { type: 'system', name: 'sweep' } as const };
  await expect(changeSettings(world, sweep, { approval: { mode: 'off' } })).rejects.toThrow('by a person');
  const after = await world.settings.load();
  expect(after.approval.mode).toBe('always');
  expect(after.proposal).toBeUndefined();
});
