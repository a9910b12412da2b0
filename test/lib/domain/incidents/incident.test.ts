import { describe, expect, it } from 'vitest';
import {
  type Incident,
  incidentId,
  incidentRefOf,
  resolveIncident,
} from '../../../../lib/domain/incidents/incident.ts';
import { affiliateId, attemptIdOf, isId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import { BATCH_ID, LATER, NOW } from '../../../support/domain.ts';
import { USD } from '../../../support/world.ts';

const INCIDENT: Incident = {
  kind: 'OVERPAID',
  status: 'OPEN',
  transactionId: transactionIdOf(BATCH_ID, 7),
  attemptId: attemptIdOf(1, 2, 0),
  affiliateId: affiliateId('ann'),
  currency: USD,
  amountMinor: 6_000n,
  raisedAt: NOW,
};

describe('an incident', () => {
  it('has an id that fits into a path, and names its payment and attempt', () => {
    const id = incidentId(INCIDENT);
    expect(isId(id)).toBe(true);
    expect(incidentRefOf(id)).toEqual({ transactionId: INCIDENT.transactionId, attemptId: INCIDENT.attemptId });
  });

  it.each(['', '.', 'batch-1', 'batch-1.007', 'batch-1.007.', 'batch-1.x.0001', '.007.0001', 'a#b.007.0001'])(
    'never has the id "%s"',
    (id) => expect(incidentRefOf(id)).toBeUndefined(),
  );

  it('is resolved once: by whom, when and why stays as it was said first', () => {
    const by = { sub: 'sub-1', name: 'ada' };
    const resolved = resolveIncident(INCIDENT, by, 'the payee sent it back', LATER);
    expect(resolved).toEqual({
      ...INCIDENT,
      status: 'RESOLVED',
      resolution: { by, at: LATER, note: 'the payee sent it back' },
    });
    expect(() => resolveIncident(resolved, by, 'another story', LATER)).toThrow(RangeError);
  });
});
