import { describe, expect, it } from 'vitest';
import { openIncident, resolveIncident } from '../../../../lib/domain/incidents/incident.ts';
import { incidentId, incidentRef, incidentRefOf } from '../../../../lib/domain/incidents/incident-id.ts';
import { attemptIdOf, isId } from '../../../../lib/domain/shared/ids.ts';
import { LATER, NOW } from '../../../support/domain.ts';
import {
  ALL_KINDS,
  BOOKS_DIFFER,
  OUTCOME_CONTRADICTED,
  OVERPAID,
  SUBMISSION_INVALID,
  UNKNOWN_TO_US,
} from '../../../support/incidents.ts';

describe('the id of an incident', () => {
  it.each(ALL_KINDS)('fits into a path, and leads to the incident: $kind, $difference', (facts) => {
    const id = incidentId(facts);
    expect(isId(id)).toBe(true);
    expect(incidentRefOf(id)).toEqual(incidentRef(facts));
    expect(incidentId(incidentRef(facts))).toBe(id);
  });

  it('is what clients and the table have: changing one loses it', () => {
    expect(ALL_KINDS.map(incidentId)).toEqual([
      'batch-1.007.0001-0002-0000',
      'OUTCOME_CONTRADICTED:batch-1.007.0001-0002-0000',
      'SUBMISSION_INVALID:batch-1.0001-0002-0000',
      'BOOKS_DIFFER:mock.75mmxBz7QE4N-vlht4qm_CflJ56mELuVjpYwhTEASYo',
      'BOOKS_DIFFER:mock.UTOxpNnXe-lymeBABh3hM5OZq1ru1KwdJycI2-LhCK0',
    ]);
  });

  it('stays the same whatever becomes of the incident', () => {
    for (const facts of ALL_KINDS) {
      const incident = openIncident(facts, NOW);
      const resolved = resolveIncident(incident, { sub: 'sub-1', name: 'ada' }, 'sent back', LATER);
      expect([incident, resolved].map(incidentId)).toEqual([incidentId(facts), incidentId(facts)]);
    }
  });

  it('is another one for another payment, kind or amount, and the same for other words of the provider', () => {
    const others = [
      BOOKS_DIFFER,
      { ...BOOKS_DIFFER, difference: 'paid_not_in_books' },
      { ...BOOKS_DIFFER, attemptId: attemptIdOf(1, 3, 0) },
      { ...BOOKS_DIFFER, theirsMinor: 5_800n },
      { ...BOOKS_DIFFER, ours: 'RETURNED, 60.00 USD' },
      { ...BOOKS_DIFFER, provider: 'other' },
      UNKNOWN_TO_US,
      { ...UNKNOWN_TO_US, providerReference: 'wire/48' },
      { ...UNKNOWN_TO_US, theirsMinor: 600n },
      { ...SUBMISSION_INVALID, attemptId: attemptIdOf(1, 3, 0) },
      { ...OVERPAID, attemptId: attemptIdOf(1, 3, 0) },
      SUBMISSION_INVALID,
      OVERPAID,
      OUTCOME_CONTRADICTED,
    ] as const;
    expect(new Set(others.map(incidentId)).size).toBe(others.length);
    const otherwise = { theirs: 'accepted', providerReference: undefined };
    expect(incidentId({ ...BOOKS_DIFFER, ...otherwise })).toBe(incidentId(BOOKS_DIFFER));
    const returned = { ...BOOKS_DIFFER, difference: 'returned_not_in_books' } as const;
    expect(incidentId({ ...returned, theirsMinor: 1n })).toBe(incidentId(returned));
    expect(incidentId({ ...UNKNOWN_TO_US, theirs: 'accepted' })).toBe(incidentId(UNKNOWN_TO_US));
    expect(incidentId({ ...SUBMISSION_INVALID, message: 'said otherwise' })).toBe(incidentId(SUBMISSION_INVALID));
  });

  it.each([
    '',
    '.',
    'batch-1',
    'batch-1.007',
    'batch-1.007.',
    'batch-1.x.0001',
    '.007.0001',
    'a#b.007.0001',
    'SUBMISSION_INVALID:',
    'SUBMISSION_INVALID:batch-1',
    'SUBMISSION_INVALID:batch-1.',
    'SUBMISSION_INVALID:.0001',
    'BOOKS_DIFFER:mo#ck.abc',
    'BOOKS_DIFFER:mock.a#c',
    'OVERPAID:batch-1.0001-0002-0000',
  ])('is never "%s"', (id) => expect(incidentRefOf(id)).toBeUndefined());
});
