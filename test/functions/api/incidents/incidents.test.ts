import '../../support/silent-log.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { listIncidentsHandler } from '../../../../functions/api/incidents/list-incidents.ts';
import { resolveIncidentHandler } from '../../../../functions/api/incidents/resolve-incident.ts';
import { Cursors } from '../../../../functions/runtime/cursors.ts';
import { type Incident, incidentId } from '../../../../lib/domain/incidents/incident.ts';
import { affiliateId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import { toIncidentItem } from '../../../../lib/store/incidents/incident-item.ts';
import { DynamoCursorSecret } from '../../../../lib/store/shared/cursor-secret.ts';
import { BATCH_ID, FIRST, NOW } from '../../../support/domain.ts';
import { createWorld, USD, type World } from '../../../support/world.ts';
import { ADMIN, json } from '../../support/api-event.ts';
import { invoke } from '../../support/invoke.ts';

const incident = (ordinal: number): Incident => ({
  kind: 'OVERPAID',
  status: 'OPEN',
  transactionId: transactionIdOf(BATCH_ID, ordinal),
  attemptId: FIRST,
  affiliateId: affiliateId('ann'),
  currency: USD,
  amountMinor: 6_000n,
  raisedAt: NOW,
});
const ID = incidentId(incident(1));

describe('the routes of incidents', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    for (const ordinal of [1, 2]) await world.table.put(toIncidentItem(incident(ordinal)));
  });

  const list = (queryStringParameters: Record<string, string> = {}) => {
    const deps = { ...world, cursors: new Cursors(new DynamoCursorSecret(world.table)) };
    return invoke(listIncidentsHandler(deps), { queryStringParameters });
  };
  const resolve = (note: unknown, id = ID) =>
    invoke(resolveIncidentHandler(world), { ...json({ note }), pathParameters: { incidentId: id } });

  it('list them with what was paid too much, by status and page by page', async () => {
    const first = await list({ limit: '1', status: 'open' });
    expect(first).toMatchObject({ status: 200, body: { incidents: [{ amount: '60.00', currency: 'USD' }] } });
    const second = await list({ limit: '1', status: 'open', cursor: first.body.nextCursor });
    const ids = [first, second].map(({ body }) => body.incidents[0].incidentId);
    expect(ids.toSorted()).toEqual([ID, incidentId(incident(2))]);
    expect((await list({ status: 'resolved' })).body.incidents).toEqual([]);
    expect(await list({ status: 'lost' })).toMatchObject({ status: 422 });
    expect(await list({ status: 'open', cursor: 'x' })).toMatchObject({ status: 422 });
  });

  it('resolve one with who and why; saying another thing of it is a conflict', async () => {
    const resolved = { incidentId: ID, status: 'RESOLVED', resolution: { by: ADMIN.username, note: 'sent back' } };
    expect(await resolve('sent back')).toMatchObject({ status: 200, body: { incident: resolved } });
    expect(await resolve('sent back')).toMatchObject({ status: 200, body: { incident: resolved } });
    expect(await resolve('kept')).toMatchObject({ status: 409, body: { code: 'incident_resolved' } });
    expect((await list({ status: 'resolved' })).body.incidents).toMatchObject([resolved]);
  });

  it('need a reason, and an incident that there is', async () => {
    expect(await resolve(undefined)).toMatchObject({ status: 422 });
    expect(await resolve(' ')).toMatchObject({ status: 422 });
    for (const id of [`${ID}9`, 'x']) {
      expect(await resolve('sent back', id)).toMatchObject({ status: 404, body: { code: 'incident_not_found' } });
    }
  });
});
