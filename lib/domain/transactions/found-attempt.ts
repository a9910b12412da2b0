import type { AttemptId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import type { Outcome } from './outcome.ts';
import type { Payment } from './payment.ts';
import type { PaymentChange } from './payment-change.ts';

/**
 * The provider knows an attempt that a restore has lost, and by which money may have moved or may move yet. The payment gets it
 * back; what became of it is recorded like every other outcome. While another attempt is alive, that one is asked about first:
 * when the lost one was made, it was dead.
 *
 * @param isFound it was written to the books before, as found
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
  // A FAILED one cannot be sent; here it was, in the time that is lost.
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
