import type { Incident, IncidentStatus } from '../../domain/incidents/incident.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';
import type { IncidentRepository } from './incident-repository.ts';

/** Newest first. */
export function listIncidents(
  deps: { readonly incidents: IncidentRepository },
  filter: { readonly status?: IncidentStatus | undefined },
  page: PageRequest,
): Promise<Paged<Incident>> {
  return deps.incidents.list(filter, page);
}
