import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { Incident, IncidentStatus } from '../../domain/incidents/incident.ts';
import type { IncidentRef } from '../../domain/incidents/incident-id.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';

/** How many incidents fit into one transaction with their audit entry. */
export const MAX_RAISED = 50;

/** An incident of a payment is raised in the transaction of the payment's step; any other is raised here. */
export interface IncidentRepository {
  /** {@link MAX_RAISED} at most, all or none. `exists`: one of them is there already, open or resolved; nothing was written. */
  raise(incidents: readonly Incident[], audit: AuditEntry): Promise<'raised' | 'exists'>;
  find(ref: IncidentRef): Promise<Incident | undefined>;
  /** Those that exist, in any order. */
  findMany(refs: readonly IncidentRef[]): Promise<readonly Incident[]>;
  /** Newest first. */
  list(filter: { readonly status?: IncidentStatus | undefined }, page: PageRequest): Promise<Paged<Incident>>;
  /**
   * How many are open, counted up to `atMost`, and since when the oldest is. From the index alone, for watching and not for
   * deciding (M10).
   */
  summariseOpen(atMost?: number): Promise<OpenIncidents>;
  /** `changed`: it is no longer OPEN, and nothing was written. */
  resolve(resolved: Incident, audit: AuditEntry): Promise<'resolved' | 'changed'>;
}

export type OpenIncidents = { readonly count: number; readonly oldestRaisedAt?: Instant | undefined };
