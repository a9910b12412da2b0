import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { Incident, IncidentRef, IncidentStatus } from '../../domain/incidents/incident.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';

/** Incidents are raised in the transactions of the payments that they are about; here they are read and resolved. */
export interface IncidentRepository {
  find(ref: IncidentRef): Promise<Incident | undefined>;
  /** Newest first. */
  list(filter: { readonly status?: IncidentStatus | undefined }, page: PageRequest): Promise<Paged<Incident>>;
  /** How many are open, counted up to `atMost`, and since when the oldest is. By the index alone: for watching, not for deciding (M10). */
  summariseOpen(atMost?: number): Promise<OpenIncidents>;
  /** `changed`: it is not OPEN any more, and nothing was written. */
  resolve(resolved: Incident, audit: AuditEntry): Promise<'resolved' | 'changed'>;
}

export type OpenIncidents = { readonly count: number; readonly oldestRaisedAt?: Instant | undefined };
