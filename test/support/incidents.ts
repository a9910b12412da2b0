import type {
  BooksDifferFacts,
  OutcomeContradictedFacts,
  OverpaidFacts,
  SubmissionInvalidFacts,
} from '../../lib/domain/incidents/incident.ts';
import { affiliateId, attemptIdOf, transactionIdOf } from '../../lib/domain/shared/ids.ts';
import { BATCH_ID } from './domain.ts';
import { USD } from './world.ts';

/** An incident of each kind, complete and plausible, of which a test changes what it is about. */

export const OVERPAID: OverpaidFacts = {
  kind: 'OVERPAID',
  transactionId: transactionIdOf(BATCH_ID, 7),
  attemptId: attemptIdOf(1, 2, 0),
  affiliateId: affiliateId('ann'),
  currency: USD,
  amountMinor: 6_000n,
};

export const OUTCOME_CONTRADICTED: OutcomeContradictedFacts = {
  kind: 'OUTCOME_CONTRADICTED',
  transactionId: transactionIdOf(BATCH_ID, 7),
  attemptId: attemptIdOf(1, 2, 0),
  affiliateId: affiliateId('ann'),
  currency: USD,
  amountMinor: 6_000n,
  message: 'Paid, and then removed: taken out of the list',
};

export const SUBMISSION_INVALID: SubmissionInvalidFacts = {
  kind: 'SUBMISSION_INVALID',
  batchId: BATCH_ID,
  attemptId: attemptIdOf(1, 2, 0),
  provider: 'mock',
  message: 'what is to be signed pays somebody else',
};

export const BOOKS_DIFFER: BooksDifferFacts = {
  kind: 'BOOKS_DIFFER',
  provider: 'mock',
  difference: 'amount',
  batchId: BATCH_ID,
  transactionId: transactionIdOf(BATCH_ID, 7),
  attemptId: attemptIdOf(1, 2, 0),
  providerReference: 'mock:7',
  currency: USD,
  oursMinor: 6_000n,
  theirsMinor: 5_900n,
  ours: 'COMPLETED, 60.00 USD',
  theirs: 'completed, 59.00 USD, attempt 0001-0002-0000',
};

/** A payment of the provider's that no batch of ours knows of. */
export const UNKNOWN_TO_US: BooksDifferFacts = {
  kind: 'BOOKS_DIFFER',
  provider: 'mock',
  difference: 'not_in_books',
  providerReference: 'wire/47 ü#11',
  currency: USD,
  theirsMinor: 500n,
  ours: 'not in the books',
  theirs: 'completed, 5.00 USD',
};

export const ALL_KINDS = [OVERPAID, OUTCOME_CONTRADICTED, SUBMISSION_INVALID, BOOKS_DIFFER, UNKNOWN_TO_US] as const;
