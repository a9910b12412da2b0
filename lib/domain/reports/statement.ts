import type { LedgerEntry, OpenClaim } from '../commissions/ledger.ts';
import type { TransactionId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import type { Payment } from '../transactions/payment.ts';

/**
 * An affiliate's statement: what the affiliate is owed, and why. An entry of the ledger adds its amount at the time when it
 * was recorded. A payment subtracts its amount at the time when it was paid, for good; money that came back is an entry.
 */
export type StatementLine = {
  readonly at: Instant;
  /** What the line adds to the balance. Negative for a payment. */
  readonly amountMinor: bigint;
  /** What is owed after it. */
  readonly balanceMinor: bigint;
} & (
  | { readonly entry: LedgerEntry; readonly coveredBy?: TransactionId | undefined }
  | { readonly payment: SettledPayment }
);

/** A payment that was paid, whether or not it came back later, and when it settled. */
export type SettledPayment = Payment & { readonly settledAt: Instant };

/**
 * Payments that settled the first `settledSeq` entries of a ledger, in order. Each began where the one before ended, so it
 * settled later. If a clock says otherwise, the later of both times is used.
 */
export function settledPayments(payments: Iterable<Payment>, settledSeq: number): SettledPayment[] {
  const settled = [...payments]
    .filter(({ status, toSeq }) => (status === 'COMPLETED' || status === 'RETURNED') && toSeq <= settledSeq)
    .sort((left, right) => left.toSeq - right.toSeq);
  let last: Instant | undefined;
  return settled.map((payment) => {
    const completedAt = payment.completedAt ?? payment.updatedAt;
    last = last === undefined || completedAt > last ? completedAt : last;
    return { ...payment, settledAt: last };
  });
}

/** Whether the payments leave no gap: together they cover every entry up to `settledSeq`, each once. */
export function isGapless(settled: readonly SettledPayment[], settledSeq: number): boolean {
  let reached = 0;
  for (const { fromSeq, toSeq } of settled) {
    if (fromSeq !== reached) return false;
    reached = toSeq;
  }
  return reached === settledSeq;
}

/** The payment that covers an entry: the one that settled it, or the one under way. */
export function coveringPayment(
  seq: number,
  settled: readonly SettledPayment[],
  open: OpenClaim | undefined,
): TransactionId | undefined {
  const payment = settled.find(({ fromSeq, toSeq }) => fromSeq < seq && seq <= toSeq);
  if (payment) return payment.transactionId;
  const settledSeq = settled.at(-1)?.toSeq ?? 0;
  return open && seq > settledSeq && seq <= open.toSeq ? open.transactionId : undefined;
}

/** Entries and payments in order of time with the running balance. At the same moment, an entry comes before a payment. */
export function statementLines(
  openingMinor: bigint,
  entries: readonly LedgerEntry[],
  payments: readonly SettledPayment[],
  coveredBy: (seq: number) => TransactionId | undefined,
): StatementLine[] {
  const lines: StatementLine[] = [];
  let [balanceMinor, nextPayment] = [openingMinor, 0];
  const pay = (payment: SettledPayment) => {
    nextPayment += 1;
    balanceMinor -= payment.amountMinor;
    lines.push({ at: payment.settledAt, amountMinor: -payment.amountMinor, balanceMinor, payment });
  };
  for (const entry of entries) {
    for (let next = payments[nextPayment]; next && next.settledAt < entry.recordedAt; next = payments[nextPayment]) {
      pay(next);
    }
    balanceMinor += entry.amountMinor;
    const { recordedAt: at, amountMinor, seq } = entry;
    lines.push({ at, amountMinor, balanceMinor, entry, coveredBy: coveredBy(seq) });
  }
  for (const payment of payments.slice(nextPayment)) pay(payment);
  return lines;
}
