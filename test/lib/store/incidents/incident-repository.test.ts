import { beforeEach, describe, expect, it } from 'vitest';
import { type Incident, openIncident, resolveIncident } from '../../../../lib/domain/incidents/incident.ts';
import { incidentId, incidentRef } from '../../../../lib/domain/incidents/incident-id.ts';
import { affiliateId, attemptIdOf, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { toIncidentItem } from '../../../../lib/store/incidents/incident-item.ts';
import { DynamoIncidentRepository } from '../../../../lib/store/incidents/incident-repository.ts';
import { anAudit } from '../../../support/audit.ts';
import { BATCH_ID, FIRST, LATER, NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { ALL_KINDS } from '../../../support/incidents.ts';
import { auditActions } from '../../../support/items.ts';
import { USD } from '../../../support/world.ts';

const anIncident = (ordinal: number, patch: Partial<Extract<Incident, { kind: 'OVERPAID' }>> = {}): Incident => ({
  kind: 'OVERPAID',
  status: 'OPEN',
  transactionId: transactionIdOf(BATCH_ID, ordinal),
  attemptId: FIRST,
  affiliateId: affiliateId(`aff-${ordinal}`),
  currency: USD,
  amountMinor: 6_000n,
  raisedAt: addSeconds(NOW, ordinal),
  ...patch,
});
const RESOLVER = { sub: 'sub-1', name: 'ada' };
const resolved = (incident: Incident) => resolveIncident(incident, RESOLVER, 'paid back', LATER);
const audit = () => anAudit('incident.resolved', { type: 'affiliate', affiliateId: affiliateId('aff-1') });

describe('the incidents', () => {
  let db: TestTable;
  let incidents: DynamoIncidentRepository;

  beforeEach(async () => {
    db = await createTestTable();
    incidents = new DynamoIncidentRepository(db.table);
  });

  const raise = (...some: Incident[]) => Promise.all(some.map((one) => db.table.put(toIncidentItem(one))));
  const listed = async (status?: Incident['status']) =>
    (await incidents.list({ status }, { limit: 10 })).items.map(incidentId);

  it('are found by payment and attempt', async () => {
    const incident = anIncident(1);
    await raise(incident, anIncident(1, { attemptId: attemptIdOf(1, 1, 0) }));
    expect(await incidents.find(incidentRef(incident))).toEqual(incident);
    expect(await incidents.find(incidentRef(anIncident(2)))).toBeUndefined();
  });

  it.each(ALL_KINDS)('are read as they were written, whatever their kind: $kind, $difference', async (facts) => {
    const incident = openIncident(facts, NOW);
    expect(await incidents.raise([incident], audit())).toBe('raised');
    expect(await incidents.find(incidentRef(facts))).toEqual(incident);
    expect(await incidents.findMany([incidentRef(facts), incidentRef(anIncident(9))])).toEqual([incident]);
  });

  it('are raised all or none: one that is there, open or resolved, keeps out the others', async () => {
    const [one, two] = [anIncident(1), anIncident(2)];
    await raise(one);
    await incidents.resolve(resolved(one), audit());
    expect(await incidents.raise([two, one], audit())).toBe('exists');
    expect(await incidents.find(incidentRef(one))).toEqual(resolved(one));
    expect(await incidents.find(incidentRef(two))).toBeUndefined();
    expect(await auditActions(db)).toEqual(['incident.resolved']);
  });

  it('are listed newest first, all or those of a status, page by page', async () => {
    const [one, two, three] = [anIncident(1), anIncident(2), anIncident(3)];
    await raise(one, two, three);
    await incidents.resolve(resolved(two), audit());
    expect(await listed()).toEqual([three, two, one].map(incidentId));
    expect(await listed('OPEN')).toEqual([three, one].map(incidentId));
    expect(await listed('RESOLVED')).toEqual([incidentId(two)]);
    const first = await incidents.list({ status: 'OPEN' }, { limit: 1 });
    const second = await incidents.list({ status: 'OPEN' }, { limit: 1, after: first.next });
    expect([...first.items, ...second.items].map(incidentId)).toEqual([three, one].map(incidentId));
  });

  it('that are open are counted, with the age of the oldest', async () => {
    expect(await incidents.summariseOpen()).toEqual({ count: 0, oldestRaisedAt: undefined });
    const [one, two, three] = [anIncident(1), anIncident(2), anIncident(3)];
    await raise(three, two, one);
    await incidents.resolve(resolved(one), audit());
    expect(await incidents.summariseOpen()).toEqual({ count: 2, oldestRaisedAt: two.raisedAt });
  });

  it('that are open are counted no further than is asked', async () => {
    await raise(anIncident(3), anIncident(2), anIncident(1));
    expect(await incidents.summariseOpen(2)).toEqual({ count: 2, oldestRaisedAt: anIncident(1).raisedAt });
  });

  it('are resolved once, with one audit entry', async () => {
    const incident = anIncident(1);
    await raise(incident);
    const both = await Promise.all([
      incidents.resolve(resolved(incident), audit()),
      incidents.resolve(resolved(incident), audit()),
    ]);
    expect(both.toSorted()).toEqual(['changed', 'resolved']);
    expect(await incidents.find(incidentRef(incident))).toEqual(resolved(incident));
    expect(await auditActions(db)).toEqual(['incident.resolved']);
  });

  it('cannot be resolved where there is none', async () => {
    expect(await incidents.resolve(resolved(anIncident(1)), audit())).toBe('changed');
    expect(await auditActions(db)).toEqual([]);
  });
});
