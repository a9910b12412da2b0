import type { BooksDifferFacts } from '../../domain/incidents/incident.ts';
import { incidentId, incidentRef } from '../../domain/incidents/incident-id.ts';
import type { IncidentRepository } from '../incidents/incident-repository.ts';
import { raiseIncidents } from '../incidents/raise-incidents.ts';
import type { Context } from '../shared/context.ts';

/**
 * Tells people of differences that only they can settle, each once, and says how many of them nobody has settled yet: the
 * incident is resolved with a note.
 */
export async function unexplained(
  deps: { readonly incidents: IncidentRepository },
  context: Context,
  differences: readonly BooksDifferFacts[],
): Promise<number> {
  if (differences.length === 0) return 0;
  await raiseIncidents(deps, context, differences);
  const known = await deps.incidents.findMany(differences.map(incidentRef));
  const resolved = new Set(known.filter(({ status }) => status === 'RESOLVED').map(incidentId));
  return differences.filter((facts) => !resolved.has(incidentId(facts))).length;
}
