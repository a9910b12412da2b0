import type { Person } from '../audit/actor.ts';
import type { Currency } from '../shared/currency.ts';
import {
  type AffiliateId,
  type AttemptId,
  attemptId,
  isId,
  isTransactionId,
  type TransactionId,
  transactionId,
} from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

export const INCIDENT_STATUSES = ['OPEN', 'RESOLVED'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

/** Something about money that only people can put right: an attempt paid although the payment was paid or given up (M6). */
export type Incident = {
  readonly kind: 'OVERPAID';
  readonly status: IncidentStatus;
  readonly transactionId: TransactionId;
  /** The attempt whose money should not have moved: one incident for each. */
  readonly attemptId: AttemptId;
  readonly affiliateId: AffiliateId;
  readonly currency: Currency;
  readonly amountMinor: bigint;
  readonly raisedAt: Instant;
  readonly resolution?: { readonly by: Person; readonly at: Instant; readonly note: string } | undefined;
};

/** Names an incident: its payment and its attempt, so that each attempt raises one and its id needs no other record. */
export type IncidentRef = Pick<Incident, 'transactionId' | 'attemptId'>;

export function incidentId(ref: IncidentRef): string {
  return `${ref.transactionId}.${ref.attemptId}`;
}

/** `undefined` for an id that no incident can have. */
export function incidentRefOf(id: string): IncidentRef | undefined {
  const cut = id.lastIndexOf('.');
  const [payment, attempt] = [id.slice(0, Math.max(cut, 0)), id.slice(cut + 1)];
  if (!isTransactionId(payment) || !isId(attempt)) return undefined;
  return { transactionId: transactionId(payment), attemptId: attemptId(attempt) };
}

/** @throws RangeError for one that is resolved already: what was written about it stands */
export function resolveIncident(incident: Incident, by: Person, note: string, at: Instant): Incident {
  if (incident.status === 'RESOLVED') throw new RangeError(`incident ${incidentId(incident)} is resolved already`);
  return { ...incident, status: 'RESOLVED', resolution: { by, at, note } };
}
