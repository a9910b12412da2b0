import type { Currency } from '../shared/currency.ts';
import { PAYMENT_STATUSES, type PaymentStatus } from '../transactions/payment.ts';
import {
  BATCH_STATUSES,
  type BatchStatus,
  type BatchSums,
  NO_AMOUNTS,
  NO_PAYMENTS,
  type PaymentAmounts,
  type PaymentCounts,
} from './batch.ts';

/** The results of some batches of one currency. Every payment counts once, under its present status. */
export type PayoutFigures = {
  readonly currency: Currency;
  readonly batches: Readonly<Record<BatchStatus, number>>;
  readonly counts: PaymentCounts;
  readonly amounts: PaymentAmounts;
  /** Payments whose outcome is known and that nobody called off, and how many of them are paid. */
  readonly decided: number;
  readonly paid: number;
};

/** Payments with other statuses can still change by themselves. COMPLETED ones stay paid unless they come back. */
const DECIDED = ['COMPLETED', 'FAILED', 'CANCELLED', 'RETURNED'] as const satisfies readonly PaymentStatus[];

export function noFigures(currency: Currency): PayoutFigures {
  const batches = Object.fromEntries(BATCH_STATUSES.map((status) => [status, 0])) as Record<BatchStatus, number>;
  return { currency, batches, counts: NO_PAYMENTS, amounts: NO_AMOUNTS, decided: 0, paid: 0 };
}

/** @throws RangeError for a batch of another currency */
export function withBatch(figures: PayoutFigures, batch: BatchSums): PayoutFigures {
  if (batch.currency !== figures.currency) throw new RangeError(`cannot add ${batch.currency} to ${figures.currency}`);
  const counts = { ...figures.counts };
  const amounts = { ...figures.amounts };
  for (const status of PAYMENT_STATUSES) {
    counts[status] += batch.counts[status];
    amounts[status] += batch.amounts[status];
  }
  const decided = DECIDED.reduce((sum, status) => sum + batch.counts[status], 0) - calledOffOf(batch);
  return {
    ...figures,
    batches: { ...figures.batches, [batch.status]: figures.batches[batch.status] + 1 },
    counts,
    amounts,
    decided: figures.decided + decided,
    paid: figures.paid + batch.counts.COMPLETED,
  };
}

/**
 * Payments that a person called off with their batch, which say nothing about how well paying works. Until the batch has
 * ended, it is not known which of its cancelled and failed payments these are.
 */
function calledOffOf({ status, counts, calledOff }: BatchSums): number {
  if (calledOff?.payments !== undefined) return calledOff.payments;
  return status === 'CANCELLED' || status === 'CANCELLING' ? counts.CANCELLED + counts.FAILED : 0;
}

/**
 * The share of decided payments that are paid, as a decimal string with four digits, `0.9950`. It is rounded down, so that
 * it is `1.0000` only if all were paid. `undefined` while nothing is decided.
 */
export function successRate({ paid, decided }: Pick<PayoutFigures, 'paid' | 'decided'>): string | undefined {
  if (decided === 0) return undefined;
  const basisPoints = String((BigInt(paid) * 10_000n) / BigInt(decided)).padStart(5, '0');
  return `${basisPoints.slice(0, -4)}.${basisPoints.slice(-4)}`;
}
