import type { Person } from '../audit/actor.ts';
import type { DifferenceKind } from '../reports/difference.ts';
import type { Currency } from '../shared/currency.ts';
import type { AffiliateId, AttemptId, BatchId, TransactionId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

export const INCIDENT_STATUSES = ['OPEN', 'RESOLVED'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

/** An attempt paid although its payment was already paid or given up (M6). Written in the transaction of that change. */
export type OverpaidFacts = {
  readonly kind: 'OVERPAID';
  readonly transactionId: TransactionId;
  /** The attempt whose money should not have moved. There is one incident for each. */
  readonly attemptId: AttemptId;
  readonly affiliateId: AffiliateId;
  readonly currency: Currency;
  readonly amountMinor: bigint;
};

/**
 * The provider said that a payment was paid, and now says that it was not. It counts as returned, and the affiliate is on
 * hold. Written in the transaction of that change.
 */
export type OutcomeContradictedFacts = {
  readonly kind: 'OUTCOME_CONTRADICTED';
  readonly transactionId: TransactionId;
  /** The attempt that was first paid and then not. There is one incident for each. */
  readonly attemptId: AttemptId;
  readonly affiliateId: AffiliateId;
  readonly currency: Currency;
  readonly amountMinor: bigint;
  /** What the provider says now, in its words. */
  readonly message: string;
};

/**
 * A provider rejected a submission for good, or what it asked us to sign is not exactly what we want to pay. The attempt
 * moved no money. Its batch stops; others go on.
 */
export type SubmissionInvalidFacts = {
  readonly kind: 'SUBMISSION_INVALID';
  readonly batchId: BatchId;
  /** There is one incident for each submission. */
  readonly attemptId: AttemptId;
  readonly provider: string;
  /** What is wrong with it, without secrets, bank details and personal data. */
  readonly message: string;
};

/** Our books differ from the provider's, or do not add up. */
export type BooksDifferFacts = {
  readonly kind: 'BOOKS_DIFFER';
  readonly provider: string;
  readonly difference: DifferenceKind;
  /** The batch. Absent where the provider has a payment that none of our batches knows. */
  readonly batchId?: BatchId | undefined;
  readonly transactionId?: TransactionId | undefined;
  readonly attemptId?: AttemptId | undefined;
  /** The provider's own id of the payment; absent if it has none. */
  readonly providerReference?: string | undefined;
  readonly currency?: Currency | undefined;
  readonly oursMinor?: bigint | undefined;
  readonly theirsMinor?: bigint | undefined;
  /** What each side says, in words. */
  readonly ours: string;
  readonly theirs: string;
};

export type IncidentFacts = OverpaidFacts | OutcomeContradictedFacts | SubmissionInvalidFacts | BooksDifferFacts;
export type IncidentKind = IncidentFacts['kind'];

export type IncidentCourse = {
  readonly status: IncidentStatus;
  readonly raisedAt: Instant;
  readonly resolution?: { readonly by: Person; readonly at: Instant; readonly note: string } | undefined;
};

/** Trouble with money that only people can put right. */
export type Incident = IncidentFacts & IncidentCourse;

/** A new incident, for people to look at. */
export function openIncident(facts: IncidentFacts, at: Instant): Incident {
  return { ...facts, status: 'OPEN', raisedAt: at };
}

/** @throws RangeError for a resolved incident: its note is never changed */
export function resolveIncident(incident: Incident, by: Person, note: string, at: Instant): Incident {
  if (incident.status === 'RESOLVED') throw new RangeError('the incident is already resolved');
  return { ...incident, status: 'RESOLVED', resolution: { by, at, note } };
}
