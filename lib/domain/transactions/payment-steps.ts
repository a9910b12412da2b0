import type { AttemptId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import { isRetryable, type Payment, type PaymentFailure, type ProposedResolution } from './payment.ts';
import { change, NO_EFFECT, type PaymentChange, PaymentStateError } from './payment-change.ts';

/** The payment becomes part of a committed attempt. */
export function startAttempt(payment: Payment, attemptId: AttemptId, now: Instant): PaymentChange {
  requireNoLiveAttempt(payment);
  return change('payment.sending', payment, 'PROCESSING', now, {
    liveAttemptId: attemptId,
    attemptIds: [...payment.attemptIds, attemptId],
    sentAt: now,
    failure: undefined,
  });
}

/** The payee can no longer be paid. Nothing is sent, the claim is kept, and a person decides. */
export function failBeforeSending(payment: Payment, failure: PaymentFailure, now: Instant): PaymentChange {
  requireNoLiveAttempt(payment);
  return change('payment.failed', payment, 'FAILED', now, { failure });
}

export function retry(payment: Payment, now: Instant): PaymentChange {
  requireNoLiveAttempt(payment);
  if (!isRetryable(payment)) throw new PaymentStateError(`${payment.transactionId} has no automatic retry left`);
  return change('payment.retrying', payment, 'PENDING', now, { retries: payment.retries + 1 });
}

/** Releases the claimed commissions. */
export function cancel(payment: Payment, failure: PaymentFailure, now: Instant): PaymentChange {
  requireNoLiveAttempt(payment);
  return change('payment.cancelled', payment, 'CANCELLED', now, { failure }, { kind: 'release' });
}

/** Records what one admin, or a second one, says about the outcome of an UNKNOWN payment. It moves no money. */
export function noteResolution(payment: Payment, resolution: ProposedResolution, now: Instant): PaymentChange {
  if (payment.status !== 'UNKNOWN' || payment.liveAttemptId !== resolution.attemptId) {
    throw new PaymentStateError(`${payment.transactionId} does not wait for attempt ${resolution.attemptId}`);
  }
  const after = { ...payment, resolution, version: payment.version + 1, updatedAt: now };
  const action = resolution.confirmed ? 'payment.resolution_confirmed' : 'payment.resolution_proposed';
  return { action, before: payment, after, ledger: NO_EFFECT };
}

function requireNoLiveAttempt(payment: Payment): void {
  if (payment.liveAttemptId !== undefined) {
    throw new PaymentStateError(`attempt ${payment.liveAttemptId} of ${payment.transactionId} may still move money`);
  }
}
