import '../../support/silent-log.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { listIncidentsHandler } from '../../../../functions/api/incidents/list-incidents.ts';
import { resolveIncidentHandler } from '../../../../functions/api/incidents/resolve-incident.ts';
import { Cursors } from '../../../../functions/runtime/cursors.ts';
import type { Incident, IncidentFacts } from '../../../../lib/domain/incidents/incident.ts';
import { incidentId } from '../../../../lib/domain/incidents/incident-id.ts';
import { affiliateId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import { raiseIncidents } from '../../../../lib/payouts/incidents/raise-incidents.ts';
import { toIncidentItem } from '../../../../lib/store/incidents/incident-item.ts';
import { DynamoCursorSecret } from '../../../../lib/store/shared/cursor-secret.ts';
import { BATCH_ID, FIRST, NOW } from '../../../support/domain.ts';
import { BOOKS_DIFFER, SUBMISSION_INVALID, UNKNOWN_TO_US } from '../../../support/incidents.ts';
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

  it('show of each kind what it is about, and resolve each', async () => {
    await raiseIncidents(world, world.context, [SUBMISSION_INVALID, BOOKS_DIFFER, UNKNOWN_TO_US]);
    const { body } = await list();
    const shown = (facts: IncidentFacts) =>
      body.incidents.find((one: { incidentId: string }) => one.incidentId === incidentId(facts));
    const { batchId, attemptId, provider, message } = SUBMISSION_INVALID;
    expect(shown(SUBMISSION_INVALID)).toMatchObject({
      kind: 'SUBMISSION_INVALID',
      batchId,
      attemptId,
      provider,
      message,
    });
    const { difference, transactionId, providerReference, ours, theirs } = BOOKS_DIFFER;
    const amounts = { currency: 'USD', ourAmount: '60.00', theirAmount: '59.00' };
    const which = { difference, batchId, transactionId, providerReference };
    expect(shown(BOOKS_DIFFER)).toMatchObject({ kind: 'BOOKS_DIFFER', ...which, ...amounts, ours, theirs });
    expect(shown(UNKNOWN_TO_US)).toMatchObject({ kind: 'BOOKS_DIFFER', theirAmount: '5.00' });
    expect(shown(UNKNOWN_TO_US)).not.toHaveProperty('batchId');
    for (const facts of [SUBMISSION_INVALID, BOOKS_DIFFER, UNKNOWN_TO_US]) {
      const resolved = { kind: facts.kind, status: 'RESOLVED', resolution: { note: 'agreed' } };
      expect(await resolve('agreed', incidentId(facts))).toMatchObject({ status: 200, body: { incident: resolved } });
    }
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
