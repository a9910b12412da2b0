import { beforeEach, describe, expect, it } from 'vitest';
import { incidentId, incidentRef } from '../../../../lib/domain/incidents/incident-id.ts';
import { attemptIdOf } from '../../../../lib/domain/shared/ids.ts';
import { listAuditLog } from '../../../../lib/payouts/audit/list-audit-log.ts';
import { closeIncident } from '../../../../lib/payouts/incidents/close-incident.ts';
import { MAX_RAISED } from '../../../../lib/payouts/incidents/incident-repository.ts';
import { raiseIncidents } from '../../../../lib/payouts/incidents/raise-incidents.ts';
import { storedEntry } from '../../../../lib/store/audit/audit-item.ts';
import { BATCH_ID } from '../../../support/domain.ts';
import { BOOKS_DIFFER, SUBMISSION_INVALID, UNKNOWN_TO_US } from '../../../support/incidents.ts';
import { justBefore } from '../../../support/interleave.ts';
import { allItems, auditEntries } from '../../../support/items.ts';
import { createWorld, type World } from '../../../support/world.ts';

describe('raising incidents', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const raise = (...found: Parameters<typeof raiseIncidents>[2]) => raiseIncidents(world, world.context, found);
  const open = async () => (await world.incidents.list({ status: 'OPEN' }, { limit: 100 })).items;

  it.each([SUBMISSION_INVALID, BOOKS_DIFFER, UNKNOWN_TO_US])(
    'keeps all that is known of it, with an audit entry of the same: $kind, $difference',
    async (facts) => {
      expect(await raise(facts)).toBe(1);
      expect(await world.incidents.find(incidentRef(facts))).toEqual({
        ...facts,
        status: 'OPEN',
        raisedAt: world.clock.now(),
      });
      expect(await auditEntries(world)).toMatchObject([
        {
          action: 'incident.raised',
          status: 'WARNING',
          details: { incidents: [{ incidentId: incidentId(facts), kind: facts.kind, provider: 'mock' }] },
        },
      ]);
    },
  );

  it('tells in the log of the batch, or of the provider where no batch knows of it', async () => {
    await raise(BOOKS_DIFFER, UNKNOWN_TO_US);
    const { entries } = await listAuditLog(world, world.context, { batchId: BATCH_ID }, { limit: 10 });
    expect(entries).toMatchObject([{ action: 'incident.raised', subject: { batchId: BATCH_ID } }]);
    expect((await auditEntries(world)).map(({ PK }) => PK)).toContain('PROVIDER#mock');
  });

  it('raises each once, however often it is found', async () => {
    expect(await raise(BOOKS_DIFFER, BOOKS_DIFFER, UNKNOWN_TO_US)).toBe(2);
    const before = await allItems(world);
    expect(await raise(UNKNOWN_TO_US, { ...BOOKS_DIFFER, theirs: 'said otherwise' })).toBe(0);
    expect(await allItems(world)).toEqual(before);
    expect(await raise(BOOKS_DIFFER, { ...BOOKS_DIFFER, theirsMinor: 1n })).toBe(1);
    expect(await open()).toHaveLength(3);
  });

  it('leaves what people have resolved as it is, as long as nothing about it changes', async () => {
    await raise(BOOKS_DIFFER);
    await closeIncident(world, world.context, incidentId(BOOKS_DIFFER), 'the bank took a fee');
    expect(await raise(BOOKS_DIFFER)).toBe(0);
    expect(await open()).toEqual([]);
    expect(await raise({ ...BOOKS_DIFFER, theirsMinor: 5_800n })).toBe(1);
  });

  it('tells of those of one batch in one entry, as many as fit into a transaction', async () => {
    const many = Array.from({ length: MAX_RAISED + 1 }, (_, n) => ({
      ...BOOKS_DIFFER,
      attemptId: attemptIdOf(1, n, 0),
    }));
    expect(await raise(...many)).toBe(many.length);
    const told = (await auditEntries(world)).map((entry) => storedEntry(entry).details);
    expect(told).toMatchObject([{ incidents: { length: MAX_RAISED } }, { incidents: { length: 1 } }]);
  });

  it('two sweeps that find the same at once raise it once, and neither loses what only it has found', async () => {
    const incidents = justBefore(world.incidents, 'raise', () => raise(BOOKS_DIFFER));
    const mine = { ...BOOKS_DIFFER, attemptId: attemptIdOf(1, 3, 0) };
    expect(await raiseIncidents({ incidents }, world.context, [BOOKS_DIFFER, mine])).toBe(1);
    expect((await open()).map(incidentId).toSorted()).toEqual([BOOKS_DIFFER, mine].map(incidentId).toSorted());
    expect(await auditEntries(world)).toHaveLength(2);
  });

  it('is resolved in the log in which it was raised', async () => {
    for (const facts of [SUBMISSION_INVALID, UNKNOWN_TO_US]) {
      await raise(facts);
      await closeIncident(world, world.context, incidentId(facts), 'agreed with the bank');
    }
    const told = (await auditEntries(world)).map(({ PK, action }) => [PK, action]);
    expect(told).toEqual([
      [`BATCH#${BATCH_ID}`, 'incident.raised'],
      [`BATCH#${BATCH_ID}`, 'incident.resolved'],
      ['PROVIDER#mock', 'incident.raised'],
      ['PROVIDER#mock', 'incident.resolved'],
    ]);
  });
});
