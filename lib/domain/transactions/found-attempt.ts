import type { AttemptId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import type { Outcome } from './outcome.ts';
import type { Payment } from './payment.ts';
import type { PaymentChange } from './payment-change.ts';

/**
 * The provider knows an attempt that a restore has lost, and that may have moved money or may still move it. The payment
 * gets it back, and its outcome is recorded like every other. If another attempt is alive, that one is asked about first,
 * because it was already dead when the lost one was made.
 *
 * @param isFound whether it was already stored as found
 * @param sentAt when it was made at the provider
 * @returns `undefined` if that changes nothing
 */
export function noteFoundAttempt(
  payment: Payment,
  { attemptId, outcome, isFound }: { attemptId: AttemptId; outcome: Outcome; isFound: boolean },
  sentAt: Instant,
  now: Instant,
): PaymentChange | undefined {
  const isKnown = payment.attemptIds.includes(attemptId);
  if (isKnown && !isFound) return undefined;
  const hasPaid = payment.paidByAttemptId === attemptId || payment.overpaidByAttemptIds.includes(attemptId);
  // A FAILED payment cannot be sent, but this one was, in the lost time.
  const isUnsent = payment.status === 'PENDING' || payment.status === 'FAILED';
  const mayMove = outcome.kind === 'accepted' || outcome.kind === 'unknown';
  const isAlive = payment.liveAttemptId === undefined && !hasPaid && (isUnsent || mayMove);
  if (isKnown && !isAlive) return undefined;
  const after: Payment = {
    ...payment,
    attemptIds: isKnown ? payment.attemptIds : [...payment.attemptIds, attemptId],
    ...(isAlive && { liveAttemptId: attemptId }),
    ...(isAlive && isUnsent && { status: 'PROCESSING', sentAt, failure: undefined, notTaken: undefined }),
    version: payment.version + 1,
    updatedAt: now,
  };
  return { action: 'payment.found', before: payment, after, ledger: { kind: 'none' } };
}
