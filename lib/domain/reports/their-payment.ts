import type { Currency } from '../shared/currency.ts';
import type { AttemptId, TransactionId } from '../shared/ids.ts';
import { addSeconds, type Instant } from '../shared/time.ts';
import type { Outcome } from '../transactions/outcome.ts';
import type { Payment } from '../transactions/payment.ts';

/** A payment in the provider's own list. */
export type TheirPayment = {
  /** Our attempt that it belongs to, by our reference; absent if it has none. */
  readonly ours?: { readonly transactionId: TransactionId; readonly attemptId: AttemptId } | undefined;
  readonly providerReference: string;
  readonly currency: Currency;
  readonly amountMinor: bigint;
  readonly at: Instant;
  readonly outcome: Outcome;
};

/** `isComplete`: the provider showed everything, so what is not in it is not there. */
export type TheirList = { readonly payments: readonly TheirPayment[]; readonly isComplete: boolean };

/** A list may be slow. It judges a payment only so long after it was made there, or taken for paid here. */
export const JUDGED_AFTER_SECONDS = 3_600;

/** How far apart the two sides may date the same payment: their clock, their time zone, and midnight between the two. */
export const DATES_APART_SECONDS = 86_400;

/** Payments of the list, by our references. */
export class TheirPayments {
  readonly #byOurs: ReadonlyMap<string, readonly TheirPayment[]>;

  constructor(payments: readonly TheirPayment[]) {
    this.#byOurs = Map.groupBy(payments, ({ ours }) => (ours ? attemptKey(ours.transactionId, ours.attemptId) : ''));
  }

  /** The one payment of an attempt that is ours. Any other payment with the same reference is not. */
  ownOf(payment: Payment, attemptId: AttemptId): TheirPayment | undefined {
    const listed = this.#byOurs.get(attemptKey(payment.transactionId, attemptId)) ?? [];
    const isPaying = payment.paidByAttemptId === attemptId;
    const known = isPaying
      ? listed.find(({ providerReference }) => providerReference === payment.providerReference)
      : undefined;
    return known ?? listed.find(({ at }) => isAbout(payment, at));
  }
}

/** It may have been made when we sent it. */
function isAbout({ createdAt, completedAt, sentAt, updatedAt }: Payment, at: Instant): boolean {
  const last = completedAt ?? sentAt ?? updatedAt;
  return at >= addSeconds(createdAt, -DATES_APART_SECONDS) && at <= addSeconds(last, DATES_APART_SECONDS);
}

/** Refused and failed payments have moved no money, and will not. */
export function isMoney({ outcome }: TheirPayment): boolean {
  return outcome.kind !== 'refused' && outcome.kind !== 'failed';
}

/** Each of their payments once. Lists of adjacent periods may share what lies on the border. */
export function onceEach(payments: readonly TheirPayment[]): readonly TheirPayment[] {
  return [...new Map(payments.map((payment) => [keyOf(payment), payment])).values()];
}

function keyOf({ ours, providerReference }: TheirPayment): string {
  return `${ours ? attemptKey(ours.transactionId, ours.attemptId) : ''} ${providerReference}`;
}

function attemptKey(transactionId: TransactionId, attemptId: AttemptId): string {
  return `${transactionId} ${attemptId}`;
}
