import type { Preparation, Submission } from '../../lib/payouts/shared/payment-provider.ts';

/** @throws Error if the provider rejected it */
export function preparedOf(preparation: Preparation) {
  if (preparation.kind === 'rejected') throw new Error(`prepare was rejected: ${preparation.rejection.message}`);
  return preparation.prepared;
}

/** @throws Error if the provider rejected it */
export function outcomesOf(submission: Submission) {
  if (submission.kind === 'rejected') throw new Error(`submit was rejected: ${submission.rejection.message}`);
  return submission.outcomes;
}

/** Accepted, without an outcome for any payment. */
export const SILENCE: Submission = { kind: 'taken', outcomes: [] };
