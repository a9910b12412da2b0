import { MAX_RETRIES, retryDelaySeconds } from '../execution/retry-policy.ts';
import type { AttemptId } from '../shared/ids.ts';
import { addSeconds, type Instant } from '../shared/time.ts';
import { isConcluded, type Outcome } from './outcome.ts';
import {
  failuresOf,
  isRetryable,
  MAX_KEPT_FAILURES,
  mayMovePayment,
  type NotedFailure,
  type Payment,
  type PaymentFailure,
  type PaymentStatus,
  type ProposedResolution,
} from './payment.ts';
import type { Rejection } from './rejection.ts';

/** What a change of a payment does to the affiliate's ledger, in the same transaction. */
export type LedgerEffect =
  | { readonly kind: 'none' | 'settle' | 'release' }
  | { readonly kind: 'overpaid' | 'returned' | 'contradicted'; readonly attemptId: AttemptId };

export type PaymentAction =
  | 'payment.sending'
  | 'payment.found'
  | 'payment.not_taken'
  | 'payment.completed'
  | 'payment.unknown'
  | 'payment.failed'
  | 'payment.retrying'
  | 'payment.cancelled'
  | 'payment.retried'
  | 'payment.returned'
  | 'payment.overpaid'
  | 'payment.contradicted'
  | 'payment.attempt_closed'
  | 'payment.resolution_proposed'
  | 'payment.resolution_confirmed';

/** One step of a payment: it is written whole, with its ledger effect and audit entry, or not at all. */
export type PaymentChange = {
  readonly action: PaymentAction;
  readonly before: Payment;
  readonly after: Payment;
  readonly ledger: LedgerEffect;
};

/** A step that the payment's state does not allow. */
export class PaymentStateError extends Error {
  override readonly name = 'PaymentStateError';
}

const NO_EFFECT: LedgerEffect = { kind: 'none' };

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

function isSent({ status }: Payment): boolean {
  return status === 'PROCESSING' || status === 'UNKNOWN';
}

/**
 * The live attempt moved no money, and the payment does not wait for it. An earlier attempt, reported as failed, had paid
 * after all while this one was under way.
 */
function closeAttempt(payment: Payment, now: Instant): PaymentChange {
  const after = { ...payment, liveAttemptId: undefined, version: payment.version + 1, updatedAt: now };
  return { action: 'payment.attempt_closed', before: payment, after, ledger: NO_EFFECT };
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

/** `isAlone`: the payment was the only one in it. */
export type RejectedSubmission = {
  readonly attemptId: AttemptId;
  readonly rejection: Rejection;
  readonly isAlone: boolean;
};

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

function change(
  action: PaymentAction,
  before: Payment,
  status: PaymentStatus,
  now: Instant,
  patch: Partial<Payment>,
  ledger: LedgerEffect = NO_EFFECT,
): PaymentChange {
  if (!mayMovePayment(before.status, status)) {
    throw new PaymentStateError(`${before.transactionId} cannot go from ${before.status} to ${status}`);
  }
  const failures = patch.failure ? withFailure(before, patch.failure, ledger, now) : before.failures;
  const { notTaken } = patch;
  const after: Payment = {
    ...before,
    ...patch,
    notTaken,
    failures,
    status,
    version: before.version + 1,
    updatedAt: now,
  };
  return { action, before, after, ledger };
}

/** Keeps a failure readable after a later state has replaced it. */
function withFailure(
  before: Payment,
  { code, message }: PaymentFailure,
  ledger: LedgerEffect,
  at: Instant,
): readonly NotedFailure[] {
  const attemptId = 'attemptId' in ledger ? ledger.attemptId : before.liveAttemptId;
  return [...failuresOf(before), { code, message, attemptId, at }].slice(-MAX_KEPT_FAILURES);
}
