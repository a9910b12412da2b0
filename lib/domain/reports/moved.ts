import type { AttemptId } from '../shared/ids.ts';
import type { Outcome } from '../transactions/outcome.ts';
import type { Payment } from '../transactions/payment.ts';

/** Money that went out, and the part of it that came back, in minor units. */
export type Moved = {
  readonly paidCount: number;
  readonly paidMinor: bigint;
  readonly returnedCount: number;
  readonly returnedMinor: bigint;
};

export const NOTHING_MOVED: Moved = { paidCount: 0, paidMinor: 0n, returnedCount: 0, returnedMinor: 0n };

/** What one side says about one attempt of a payment. */
export type Side = { readonly isPaid: boolean; readonly isReturned: boolean };

export const NOT_PAID: Side = { isPaid: false, isReturned: false };

export function plusMoved(moved: Moved, { isPaid, isReturned }: Side, minor: bigint): Moved {
  return {
    paidCount: moved.paidCount + (isPaid ? 1 : 0),
    paidMinor: moved.paidMinor + (isPaid ? minor : 0n),
    returnedCount: moved.returnedCount + (isReturned ? 1 : 0),
    returnedMinor: moved.returnedMinor + (isReturned ? minor : 0n),
  };
}

/** What our books say about an attempt. */
export function sideInBooks(payment: Payment, attemptId: AttemptId): Side {
  const isPaying = payment.paidByAttemptId === attemptId;
  return {
    isPaid: isPaying || payment.overpaidByAttemptIds.includes(attemptId),
    isReturned: isPaying && payment.status === 'RETURNED',
  };
}

/** What the provider says about it, compared with our books. */
export function sideAtProvider(outcome: Outcome | undefined, inBooks: Pick<Side, 'isPaid'>): Side {
  switch (outcome?.kind) {
    case 'completed':
      return { isPaid: true, isReturned: false };
    case 'returned':
      // It was paid and came back before our books took it for paid, so neither side has anything left of it.
      return { isPaid: inBooks.isPaid, isReturned: inBooks.isPaid };
    case undefined:
    case 'accepted':
    case 'unknown':
    case 'failed':
    case 'refused':
      return NOT_PAID;
    default:
      return outcome satisfies never;
  }
}
