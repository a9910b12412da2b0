import type { AttemptId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import {
  failuresOf,
  MAX_KEPT_FAILURES,
  mayMovePayment,
  type NotedFailure,
  type Payment,
  type PaymentFailure,
  type PaymentStatus,
} from './payment.ts';

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

export const NO_EFFECT: LedgerEffect = { kind: 'none' };

/**
 * The payment in another state, with everything that changes with it.
 *
 * @throws PaymentStateError if the payment may not move there
 */
export function change(
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

/** It waits for the outcome of an attempt. */
export function isSent({ status }: Payment): boolean {
  return status === 'PROCESSING' || status === 'UNKNOWN';
}

/**
 * The live attempt moved no money, and the payment does not wait for it. An earlier attempt, reported as failed, had paid
 * after all while this one was under way.
 */
export function closeAttempt(payment: Payment, now: Instant): PaymentChange {
  const after = { ...payment, liveAttemptId: undefined, version: payment.version + 1, updatedAt: now };
  return { action: 'payment.attempt_closed', before: payment, after, ledger: NO_EFFECT };
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
