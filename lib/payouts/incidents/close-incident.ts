import { personOf } from '../../domain/audit/actor.ts';
import { type Incident, resolveIncident } from '../../domain/incidents/incident.ts';
import { incidentRefOf } from '../../domain/incidents/incident-id.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { auditFactsOf, auditSubjectOf } from './incident-audit.ts';
import type { IncidentRepository } from './incident-repository.ts';

type Dependencies = { readonly incidents: IncidentRepository };

/**
 * Resolves an incident with a note. It moves no money and lifts no hold, which have actions of their own. The same note
 * again from the same person changes nothing.
 *
 * @throws PayoutError `incident_not_found`, `incident_resolved`
 */
export async function closeIncident(
  deps: Dependencies,
  context: Context,
  incidentId: string,
  note: string,
): Promise<Incident> {
  const by = personOf(context.actor);
  // Every caller of the route is a person. A part of the system here is a mistake in the wiring.
  if (!by) throw new Error('only a person resolves an incident');
  const incident = await requireIncident(deps, incidentId);
  if (incident.resolution) return sameAs(incidentId, incident, by.sub, note);
  const resolved = resolveIncident(incident, by, note, context.now());
  const details = { ...auditFactsOf(incident), note };
  const audit = auditEntry(context, auditSubjectOf(incident), 'incident.resolved', details);
  if ((await deps.incidents.resolve(resolved, audit)) === 'resolved') return resolved;
  return sameAs(incidentId, await requireIncident(deps, incidentId), by.sub, note);
}

async function requireIncident({ incidents }: Dependencies, incidentId: string): Promise<Incident> {
  const ref = incidentRefOf(incidentId);
  const incident = ref && (await incidents.find(ref));
  if (!incident) throw new PayoutError({ code: 'incident_not_found', incidentId });
  return incident;
}

/** Another person's note is neither overwritten nor silently ignored. */
function sameAs(incidentId: string, incident: Incident, sub: string, note: string): Incident {
  const { resolution } = incident;
  if (resolution && (resolution.by.sub !== sub || resolution.note !== note)) {
    throw new PayoutError({ code: 'incident_resolved', incidentId, by: resolution.by.name, at: resolution.at });
  }
  return incident;
}
