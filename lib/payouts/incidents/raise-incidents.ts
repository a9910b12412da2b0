import type { AuditSubject } from '../../domain/audit/audit.ts';
import { type Incident, type IncidentFacts, openIncident } from '../../domain/incidents/incident.ts';
import { incidentId, incidentRef } from '../../domain/incidents/incident-id.ts';
import { canonicalText } from '../../domain/shared/canonical-text.ts';
import { split } from '../../domain/shared/split.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import { auditFactsOf, auditSubjectOf } from './incident-audit.ts';
import { type IncidentRepository, MAX_RAISED } from './incident-repository.ts';

type Dependencies = { readonly incidents: IncidentRepository };

/** Each lost race means that somebody else has raised one of them, so fewer are left. */
const MAX_TRIES = 20;

/**
 * Raises what is not raised yet, with an audit entry that people and systems are told of. Those about the same batch (or
 * the same provider) are raised together, so that people get one message. Safe to repeat, because an incident is raised
 * once for the same facts. A resolved one is not raised again while nothing about it changes. Another amount or state is
 * another incident.
 *
 * @returns how many were raised now
 */
export async function raiseIncidents(
  { incidents }: Dependencies,
  context: Context,
  found: readonly IncidentFacts[],
): Promise<number> {
  const once = [...new Map(found.map((facts) => [incidentId(facts), facts])).values()];
  const bySubject = Map.groupBy(once, (facts) => canonicalText(auditSubjectOf(facts)));
  let raised = 0;
  for (const same of bySubject.values()) {
    for (const some of split(same, MAX_RAISED)) raised += await raiseTogether(incidents, context, some);
  }
  return raised;
}

async function raiseTogether(
  incidents: IncidentRepository,
  context: Context,
  some: readonly IncidentFacts[],
): Promise<number> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const known = new Set((await incidents.findMany(some.map(incidentRef))).map(incidentId));
    const absent = some.filter((facts) => !known.has(incidentId(facts)));
    const [first] = absent;
    if (!first) return 0;
    const at = context.now();
    const opened = absent.map((facts) => openIncident(facts, at));
    if ((await incidents.raise(opened, raisedEntry(context, auditSubjectOf(first), opened))) === 'raised') {
      return opened.length;
    }
  }
  throw new Error(`others kept writing the same ${some.length} incidents; raise them again`);
}

function raisedEntry(context: Context, subject: AuditSubject, opened: readonly Incident[]) {
  return auditEntry(context, subject, 'incident.raised', { incidents: opened.map(auditFactsOf) }, 'WARNING');
}
