import { describe, expect, it } from 'vitest';
import { type Incident, openIncident, resolveIncident } from '../../../../lib/domain/incidents/incident.ts';
import { LATER, NOW } from '../../../support/domain.ts';
import { SUBMISSION_INVALID } from '../../../support/incidents.ts';

const INCIDENT: Incident = openIncident(SUBMISSION_INVALID, NOW);

describe('an incident', () => {
  it('is open when it is raised', () => {
    expect(INCIDENT).toEqual({ ...SUBMISSION_INVALID, status: 'OPEN', raisedAt: NOW });
  });

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
