import type { BooksDifferFacts } from '../../domain/incidents/incident.ts';
import { incidentId, incidentRef } from '../../domain/incidents/incident-id.ts';
import type { IncidentRepository } from '../incidents/incident-repository.ts';
import { raiseIncidents } from '../incidents/raise-incidents.ts';
import type { Context } from '../shared/context.ts';

/**
 * Tells people, once each, of differences that only they can settle.
 *
 * @returns how many are not settled yet; a difference is settled when its incident is resolved with a note
 */
export async function unexplained(
  deps: { readonly incidents: IncidentRepository },
  context: Context,
  differences: readonly BooksDifferFacts[],
): Promise<number> {
  await raiseIncidents(deps, context, differences);
  const known = await deps.incidents.findMany(differences.map(incidentRef));
  const resolved = new Set(known.filter(({ status }) => status === 'RESOLVED').map(incidentId));
  return differences.filter((facts) => !resolved.has(incidentId(facts))).length;
}
