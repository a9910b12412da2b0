import type { AttemptId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import type { Payment } from './payment.ts';
import { change, closeAttempt, isSent, type PaymentChange } from './payment-change.ts';
import type { Rejection } from './rejection.ts';

/** `isAlone`: the payment was the only one in it. */
export type RejectedSubmission = {
  readonly attemptId: AttemptId;
  readonly rejection: Rejection;
  readonly isAlone: boolean;
};

/**
 * The provider rejected the submission that the payment was in, or was to be in. The payment is as unsent as before, and no
 * retry is used up. A payment whose payee the provider refuses, because it says so or because it was alone, stays FAILED.
 * `undefined`: the payment does not wait for that attempt.
 */
export function applyRejection(
  payment: Payment,
  { attemptId, rejection, isAlone }: RejectedSubmission,
  now: Instant,
): PaymentChange | undefined {
  const isLive = payment.liveAttemptId === attemptId;
  if (isLive && !isSent(payment)) return closeAttempt(payment, now);
  // An attempt that is already dead says nothing about what the payment now waits for.
  const isUncommitted = !payment.attemptIds.includes(attemptId);
  const isUnsent = payment.status === 'PENDING' && payment.liveAttemptId === undefined;
  if (!isLive && !(isUncommitted && isUnsent)) return undefined;
  const { reason, message } = rejection;
  if (reason === 'bad_recipient' && (rejection.transactionIds?.includes(payment.transactionId) ?? isAlone)) {
    const failure = { code: 'payee_refused', message };
    return change('payment.failed', payment, 'FAILED', now, { liveAttemptId: undefined, failure });
  }
  const shortfallMinor = reason === 'no_funds' ? rejection.shortfallMinor : undefined;
  // If the refused payees are known, the others are no longer suspected.
  const isCleared = reason === 'bad_recipient' && rejection.transactionIds !== undefined;
  return change('payment.not_taken', payment, 'PENDING', now, {
    liveAttemptId: undefined,
    failure: { code: `not_taken_${reason}`, message },
    notTaken: isCleared ? undefined : { attemptId, reason, shortfallMinor },
  });
}
