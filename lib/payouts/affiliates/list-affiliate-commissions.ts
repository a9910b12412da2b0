import {
  type Balance,
  type CommissionStatus,
  commissionStatus,
  emptyBalance,
  type LedgerEntry,
} from '../../domain/commissions/ledger.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AffiliateId, CommissionId, TransactionId } from '../../domain/shared/ids.ts';
import { type Money, money } from '../../domain/shared/money.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';
import { PayoutError } from '../shared/errors.ts';
import type { PaymentRepository } from '../transactions/payment-repository.ts';
import { paymentsOf } from '../transactions/payments-of.ts';
import type { AffiliateRepository } from './affiliate-repository.ts';

export type CommissionView = {
  readonly commissionId: CommissionId;
  readonly amount: Money;
  readonly approvedAt: Instant;
  readonly seq: number;
  readonly status: CommissionStatus;
  /** The payment that covers it: the one that paid it, or the one under way. */
  readonly transactionId?: TransactionId | undefined;
};

export type CommissionList = {
  readonly commissions: readonly CommissionView[];
  readonly nextSeq?: number | undefined;
  /** Of all commissions that the filter selects, not of this page only. */
  readonly summary: { readonly count: number; readonly totalAmount: Money };
};

export type CommissionFilter = {
  readonly currency: Currency;
  readonly status?: CommissionStatus | undefined;
  readonly limit: number;
  readonly afterSeq?: number | undefined;
};

type Dependencies = {
  readonly affiliates: AffiliateRepository;
  readonly ledger: LedgerRepository;
  readonly payments: PaymentRepository;
};

/** An affiliate's commissions in the order in which they were accrued. @throws PayoutError `affiliate_not_found` */
export async function listAffiliateCommissions(
  deps: Dependencies,
  affiliateId: AffiliateId,
  { currency, status, limit, afterSeq = 0 }: CommissionFilter,
): Promise<CommissionList> {
  const affiliates = await deps.affiliates.find([affiliateId]);
  if (!affiliates.has(affiliateId)) throw new PayoutError({ code: 'affiliate_not_found', affiliateId });
  const balance =
    (await deps.ledger.find([affiliateId], currency)).get(affiliateId) ?? emptyBalance(affiliateId, currency);
  const covering = await settledPayments(deps.payments, balance);
  const { accrued, reversed } = await readLedger(deps.ledger, balance);
  const commissions: CommissionView[] = [];
  let [count, totalMinor, overflow] = [0, 0n, false];
  for (const { seq, commissionId, amountMinor, approvedAt } of accrued) {
    const derived = commissionStatus(seq, balance, reversed.has(commissionId));
    if (status !== undefined && derived !== status) continue;
    count += 1;
    totalMinor += amountMinor;
    if (seq <= afterSeq) continue;
    overflow = commissions.length === limit;
    if (overflow) continue;
    const transactionId = coveringPayment(seq, derived, balance, covering);
    commissions.push({
      commissionId,
      amount: money(currency, amountMinor),
      approvedAt,
      seq,
      status: derived,
      transactionId,
    });
  }
  const nextSeq = overflow ? commissions.at(-1)?.seq : undefined;
  return { commissions, nextSeq, summary: { count, totalAmount: money(currency, totalMinor) } };
}

/** All commissions in the ledger of the balance, and which of them a later entry has reversed. */
async function readLedger(ledger: LedgerRepository, { affiliateId, currency, accruedSeq }: Balance) {
  const accrued: (LedgerEntry & { readonly kind: 'COMMISSION' })[] = [];
  const reversed = new Set<CommissionId>();
  for await (const entry of ledger.entries(affiliateId, currency, { afterSeq: 0, toSeq: accruedSeq })) {
    if (entry.kind === 'COMMISSION') accrued.push(entry);
    if (entry.kind === 'REVERSAL') reversed.add(entry.commissionId);
  }
  return { accrued, reversed };
}

/** The payments that settled part of this balance: paid, or paid and come back. */
async function settledPayments(payments: PaymentRepository, { affiliateId, currency }: Balance): Promise<Payment[]> {
  const settled: Payment[] = [];
  for await (const payment of paymentsOf(payments, affiliateId)) {
    const isSettled = payment.status === 'COMPLETED' || payment.status === 'RETURNED';
    if (isSettled && payment.currency === currency) settled.push(payment);
  }
  return settled;
}

function coveringPayment(
  seq: number,
  status: CommissionStatus,
  balance: Balance,
  settled: readonly Payment[],
): TransactionId | undefined {
  switch (status) {
    case 'APPROVED':
      return undefined;
    case 'PROCESSING':
      return balance.open?.transactionId;
    case 'PAID':
    case 'REVERSED':
      return settled.find(({ fromSeq, toSeq }) => fromSeq < seq && seq <= toSeq)?.transactionId;
    default:
      return status satisfies never;
  }
}
