import { MAX_RETRIES, retryDelaySeconds } from '../execution/retry-policy.ts';
import type { AttemptId } from '../shared/ids.ts';
import { addSeconds, type Instant } from '../shared/time.ts';
import { isConcluded, type Outcome } from './outcome.ts';
import { mayMovePayment, type Payment } from './payment.ts';
import { change, closeAttempt, isSent, type PaymentChange } from './payment-change.ts';

/**
 * The only way an outcome enters the books: Pay, Confirm, the sweep, webhooks and manual resolution all come through
 * here. Answers `undefined` when the outcome says nothing new: it is already recorded, or it is about an attempt that is
 * dead.
 */
export function applyOutcome(
  payment: Payment,
  attemptId: AttemptId,
  outcome: Outcome,
  now: Instant,
): PaymentChange | undefined {
  switch (outcome.kind) {
    case 'completed':
      return applyCompleted(payment, attemptId, outcome.providerReference, now);
    case 'returned':
      if (payment.liveAttemptId === attemptId) {
        // It came back before we knew that it was paid. If the payment waits for this attempt, it counts as paid first,
        // and the next look-up finds it returned. Otherwise its money went out and came back, and nothing is left of
        // it.
        return isSent(payment)
          ? applyCompleted(payment, attemptId, outcome.providerReference, now)
          : closeAttempt(payment, now);
      }
      return applyReturned(payment, attemptId, outcome.message, now);
    case 'accepted':
      return undefined;
    case 'unknown':
      if (payment.status !== 'PROCESSING' || payment.liveAttemptId !== attemptId) return undefined;
      return change('payment.unknown', payment, 'UNKNOWN', now, {
        failure: { code: 'outcome_unknown', message: outcome.message },
      });
    case 'refused':
      if (payment.liveAttemptId !== attemptId) return applyContradiction(payment, attemptId, outcome, now);
      if (!isSent(payment)) return closeAttempt(payment, now);
      return change('payment.failed', payment, 'FAILED', now, {
        liveAttemptId: undefined,
        failure: { code: outcome.code, message: outcome.message },
      });
    case 'failed':
      if (payment.liveAttemptId !== attemptId) return applyContradiction(payment, attemptId, outcome, now);
      if (!isSent(payment)) return closeAttempt(payment, now);
      return applyRetryableFailure(payment, outcome, now);
    default:
      return outcome satisfies never;
  }
}

function applyCompleted(
  payment: Payment,
  attemptId: AttemptId,
  providerReference: string,
  now: Instant,
): PaymentChange | undefined {
  if (payment.paidByAttemptId === attemptId || payment.overpaidByAttemptIds.includes(attemptId)) return undefined;
  if (mayMovePayment(payment.status, 'COMPLETED')) {
    return change(
      'payment.completed',
      payment,
      'COMPLETED',
      now,
      {
        // An attempt other than the live one may have paid. Then the live one may still pay a second time,
        // and stays on record until its own outcome is known.
        liveAttemptId: payment.liveAttemptId === attemptId ? undefined : payment.liveAttemptId,
        paidByAttemptId: attemptId,
        providerReference,
        completedAt: now,
        failure: undefined,
      },
      { kind: 'settle' },
    );
  }
  // CANCELLED, or already paid by another attempt: the money is gone a second time.
  const overpaidByAttemptIds = [...payment.overpaidByAttemptIds, attemptId];
  const liveAttemptId = payment.liveAttemptId === attemptId ? undefined : payment.liveAttemptId;
  return {
    action: 'payment.overpaid',
    before: payment,
    after: { ...payment, overpaidByAttemptIds, liveAttemptId, version: payment.version + 1, updatedAt: now },
    ledger: { kind: 'overpaid', attemptId },
  };
}

function applyReturned(
  payment: Payment,
  attemptId: AttemptId,
  message: string,
  now: Instant,
): PaymentChange | undefined {
  if (payment.status !== 'COMPLETED' || payment.paidByAttemptId !== attemptId) return undefined;
  const failure = { code: 'payment_returned', message };
  return change('payment.returned', payment, 'RETURNED', now, { failure }, { kind: 'returned', attemptId });
}

/**
 * The provider said that the attempt was paid, and now says that it was not. This counts as money that came back. Nothing
 * more is paid until a person has looked, because the provider may change its answer again. Our own conclusions never
 * override the provider's word. Other final states need nothing here: a success after a refusal wins, and any other
 * contradiction is a difference that the daily reconciliation finds.
 */
function applyContradiction(
  payment: Payment,
  attemptId: AttemptId,
  { code, message }: { readonly code: string; readonly message: string },
  now: Instant,
): PaymentChange | undefined {
  if (payment.status !== 'COMPLETED' || payment.paidByAttemptId !== attemptId || isConcluded(code)) return undefined;
  const failure = { code: 'payment_contradicted', message: `Paid, and then ${code}: ${message}` };
  return change('payment.contradicted', payment, 'RETURNED', now, { failure }, { kind: 'contradicted', attemptId });
}

function applyRetryableFailure(
  payment: Payment,
  { code, message }: { readonly code: string; readonly message: string },
  now: Instant,
): PaymentChange {
  const delay = retryDelaySeconds(payment.retries);
  if (delay !== undefined) {
    const failure = { code, message, retryAt: addSeconds(now, delay) };
    return change('payment.failed', payment, 'FAILED', now, { liveAttemptId: undefined, failure });
  }
  const failure = {
    code: 'retries_exhausted',
    message: `Max retry attempts (${MAX_RETRIES}) exceeded. Last failure: ${message}`,
  };
  return change(
    'payment.cancelled',
    payment,
    'CANCELLED',
    now,
    { liveAttemptId: undefined, failure },
    { kind: 'release' },
  );
}
