import { type Balance, type CommissionStatus, emptyBalance } from '../../domain/commissions/ledger.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AffiliateId, CommissionId } from '../../domain/shared/ids.ts';
import { type Money, money } from '../../domain/shared/money.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';
import { PayoutError } from '../shared/errors.ts';
import type { PaymentRepository } from '../transactions/payment-repository.ts';
import { paymentsOf } from '../transactions/payments-of.ts';
import type { AffiliateRepository } from './affiliate-repository.ts';
import { type CommissionRange, commissionPage, type PageOfCommissions } from './commission-page.ts';
import { type CommissionEntry, commissionView } from './commission-view.ts';

/** A ledger with more entries is read only as far as a page needs. Nothing is summed up then. */
const MOST_SUMMED = 2_000;

export type CommissionList = PageOfCommissions & {
  /** Of all commissions that the filter selects, not of this page only; absent for a ledger of more than 2,000 entries. */
  readonly summary?: { readonly count: number; readonly totalAmount: Money } | undefined;
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

/**
 * An affiliate's commissions in the order in which they were accrued. A page of a long ledger may have fewer than asked for, or
 * none, although there is a next one.
 *
 * @throws PayoutError `affiliate_not_found`
 */
export async function listAffiliateCommissions(
  deps: Dependencies,
  affiliateId: AffiliateId,
  { currency, status, limit, afterSeq = 0 }: CommissionFilter,
): Promise<CommissionList> {
  const affiliates = await deps.affiliates.find([affiliateId]);
  if (!affiliates.has(affiliateId)) throw new PayoutError({ code: 'affiliate_not_found', affiliateId });
  const balance =
    (await deps.ledger.find([affiliateId], currency)).get(affiliateId) ?? emptyBalance(affiliateId, currency);
  const settled = await settledPayments(deps.payments, balance);
  const range = { status, limit, afterSeq };
  return balance.accruedSeq > MOST_SUMMED
    ? commissionPage(deps.ledger, balance, settled, range)
    : summedPage(deps.ledger, balance, settled, range);
}

/** A page with the sum over all pages, of a ledger that is read whole. */
async function summedPage(
  ledger: LedgerRepository,
  balance: Balance,
  settled: readonly Payment[],
  { status, limit, afterSeq }: CommissionRange,
): Promise<CommissionList> {
  const { accrued, reversed } = await readLedger(ledger, balance);
  const selected = accrued
    .map((entry) => commissionView(entry, { balance, settled, isReversed: reversed.has(entry.commissionId) }))
    .filter((view) => status === undefined || view.status === status);
  const following = selected.filter(({ seq }) => seq > afterSeq);
  const commissions = following.slice(0, limit);
  const totalMinor = selected.reduce((sum, { amount }) => sum + amount.minor, 0n);
  return {
    commissions,
    nextSeq: following.length > limit ? commissions.at(-1)?.seq : undefined,
    summary: { count: selected.length, totalAmount: money(balance.currency, totalMinor) },
  };
}

/** All commissions in the ledger of the balance, and which of them a later entry has reversed. */
async function readLedger(ledger: LedgerRepository, { affiliateId, currency, accruedSeq }: Balance) {
  const accrued: CommissionEntry[] = [];
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
