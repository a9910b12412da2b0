import { beforeEach, describe, expect, it } from 'vitest';
import type { Incident } from '../../../../lib/domain/incidents/incident.ts';
import { incidentId, incidentRef } from '../../../../lib/domain/incidents/incident-id.ts';
import { affiliateId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import { closeIncident } from '../../../../lib/payouts/incidents/close-incident.ts';
import type { Context } from '../../../../lib/payouts/shared/context.ts';
import { toIncidentItem } from '../../../../lib/store/incidents/incident-item.ts';
import { BATCH_ID, FIRST, NOW } from '../../../support/domain.ts';
import { justBefore } from '../../../support/interleave.ts';
import { auditEntries } from '../../../support/items.ts';
import { createWorld, USD, type World } from '../../../support/world.ts';

const INCIDENT: Incident = {
  kind: 'OVERPAID',
  status: 'OPEN',
  transactionId: transactionIdOf(BATCH_ID, 1),
  attemptId: FIRST,
  affiliateId: affiliateId('ann'),
  currency: USD,
  amountMinor: 6_000n,
  raisedAt: NOW,
};
const ID = incidentId(INCIDENT);
const NOTE = 'the payee sent it back';

describe('resolving an incident', () => {
  let world: World;
  let other: Context;

  beforeEach(async () => {
    world = await createWorld();
    other = { ...world.context, actor: { type: 'admin', sub: 'sub-2', username: 'ben' } };
    await world.table.put(toIncidentItem(INCIDENT));
  });

  const close = (context = world.context, note = NOTE, on: World = world) => closeIncident(on, context, ID, note);
  const refused = (code: string) => ({ refused: { code } });

  it('keeps who, when and why, with one audit entry', async () => {
    const by = { sub: 'sub-1', name: 'admin' };
    const resolved = { ...INCIDENT, status: 'RESOLVED', resolution: { by, at: world.clock.now(), note: NOTE } };
    expect(await close()).toEqual(resolved);
    expect(await world.incidents.find(incidentRef(INCIDENT))).toEqual(resolved);
    expect(await auditEntries(world)).toMatchObject([
      { action: 'incident.resolved', actor: { username: 'admin' }, details: { incidentId: ID, note: NOTE } },
    ]);
  });

  it('said again by the same person changes nothing', async () => {
    const first = await close();
    world.clock.advance(60);
    expect(await close()).toEqual(first);
    expect(await auditEntries(world)).toHaveLength(1);
  });

  it('does not pass over what another person, or the same with other words, says later', async () => {
    await close();
    await expect(close(other)).rejects.toMatchObject(refused('incident_resolved'));
    await expect(close(world.context, 'another story')).rejects.toMatchObject(refused('incident_resolved'));
    expect((await world.incidents.find(incidentRef(INCIDENT)))?.resolution?.note).toBe(NOTE);
  });

  it.each(['nothing', `${ID}9`, 'batch-1.001', 'batch-1.002.0001-0000-0000'])('needs an incident: %s', async (id) => {
    await expect(closeIncident(world, world.context, id, NOTE)).rejects.toMatchObject(refused('incident_not_found'));
  });

  it('two resolves: the one that comes second is told who was first', async () => {
    const incidents = justBefore(world.incidents, 'resolve', () => close());
    await expect(close(other, 'my own story', { ...world, incidents })).rejects.toMatchObject({
      refused: { code: 'incident_resolved', by: 'admin' },
    });
    expect((await world.incidents.find(incidentRef(INCIDENT)))?.resolution).toMatchObject({ note: NOTE });
    expect(await auditEntries(world)).toHaveLength(1);
  });

  it('two resolves of the same person with the same words: both are told the same', async () => {
    const incidents = justBefore(world.incidents, 'resolve', () => close());
    expect((await close(world.context, NOTE, { ...world, incidents })).resolution).toMatchObject({ note: NOTE });
    expect(await auditEntries(world)).toHaveLength(1);
  });
});
