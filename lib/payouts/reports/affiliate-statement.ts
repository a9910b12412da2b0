import { setTimeout as sleep } from 'node:timers/promises';
import { type Balance, emptyBalance, type OpenClaim } from '../../domain/commissions/ledger.ts';
import {
  coveringPayment,
  isGapless,
  type SettledPayment,
  type StatementLine,
  settledPayments,
  statementLines,
} from '../../domain/reports/statement.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AffiliateId, CommissionId } from '../../domain/shared/ids.ts';
import { isWithin, type Period } from '../../domain/shared/period.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';
import { collect } from '../shared/collect.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import type { PaymentRepository } from '../transactions/payment-repository.ts';
import { paymentsOf } from '../transactions/payments-of.ts';
import { type LedgerOf, seqBefore, totalAt } from './ledger-at.ts';

type Dependencies = {
  readonly affiliates: AffiliateRepository;
  readonly ledger: LedgerRepository;
  readonly payments: PaymentRepository;
};

/** What the first page saw, so that all pages show the same moment and add up. */
export type StatementMoment = {
  readonly period: Period;
  readonly asOf: Instant;
  readonly settledSeq: number;
  /** The entries of the period are those after `startSeq` up to `endSeq`. */
  readonly startSeq: number;
  readonly endSeq: number;
  readonly openingMinor: bigint;
  readonly closingMinor: bigint;
};

/** Where a statement continues: after this entry and this payment, with this balance. */
export type StatementPosition = {
  readonly moment: StatementMoment;
  readonly afterSeq: number;
  /** The `toSeq` of the last payment that was shown. */
  readonly afterPaidSeq: number;
  readonly balanceMinor: bigint;
};

export type Statement = {
  readonly affiliateId: AffiliateId;
  readonly fullName: string;
  readonly currency: Currency;
  readonly moment: StatementMoment;
  readonly lines: readonly StatementLine[];
  /** The payment that is under way now. */
  readonly open?: OpenClaim | undefined;
  /** Whether the payments cover, without a gap, what the balance says is settled, and add up to it. */
  readonly agrees: boolean;
  readonly next?: StatementPosition | undefined;
};

/** How many of its first entries are searched for the commission ids that are shown with a payment. */
const NAMED_ENTRIES = 100;

/** An index may lag behind, so a payment that the balance knows is waited for a little. */
const INDEX_TRIES = 4;
const INDEX_WAIT_MS = 150;

/**
 * How an affiliate's balance came about: every entry of the ledger and every payment of the period, between the balance
 * before and the balance after.
 *
 * @throws PayoutError `affiliate_not_found`
 */
export async function affiliateStatement(
  deps: Dependencies,
  context: Context,
  affiliateId: AffiliateId,
  request: {
    readonly period: Period;
    readonly currency: Currency;
    readonly limit: number;
    readonly position?: StatementPosition | undefined;
  },
): Promise<Statement> {
  const { currency, limit, position } = request;
  const affiliate = (await deps.affiliates.find([affiliateId])).get(affiliateId);
  if (!affiliate) throw new PayoutError({ code: 'affiliate_not_found', affiliateId });
  const asOf = context.now();
  const balance =
    (await deps.ledger.find([affiliateId], currency)).get(affiliateId) ?? emptyBalance(affiliateId, currency);
  const settledSeq = position?.moment.settledSeq ?? balance.settledSeq;
  const settled = await settledOf(deps.payments, balance, settledSeq);
  const moment = position?.moment ?? (await momentOf(deps.ledger, balance, settled, request.period, asOf));
  const from = position ?? startOf(moment, settled);
  const { lines, isLast } = await page(deps.ledger, balance, settled, moment, from, limit);
  const agrees = isGapless(settled, settledSeq) && (settledSeq < balance.settledSeq || addsUp(settled, balance));
  const { fullName } = affiliate;
  const next = isLast ? undefined : after(from, lines);
  return { affiliateId, fullName, currency, moment, lines, open: balance.open, agrees, next };
}

/** The ids of commissions that a payment covers, from the ledger. If there are very many, only the first. */
export async function coveredCommissions(
  ledger: LedgerRepository,
  { affiliateId, currency, fromSeq, toSeq }: SettledPayment,
): Promise<CommissionId[]> {
  const range = { afterSeq: fromSeq, toSeq: Math.min(toSeq, fromSeq + NAMED_ENTRIES) };
  const ids: CommissionId[] = [];
  for await (const entry of ledger.entries(affiliateId, currency, range)) {
    if (entry.kind === 'COMMISSION') ids.push(entry.commissionId);
  }
  return ids;
}

async function settledOf(
  repository: PaymentRepository,
  balance: Balance,
  settledSeq: number,
): Promise<SettledPayment[]> {
  let settled: SettledPayment[] = [];
  for (let tries = 0; tries < INDEX_TRIES; tries += 1) {
    if (tries > 0) await sleep(INDEX_WAIT_MS * tries);
    const payments = await collect(paymentsOf(repository, balance.affiliateId));
    settled = settledPayments(
      payments.filter(({ currency }) => currency === balance.currency),
      settledSeq,
    );
    if (isGapless(settled, settledSeq)) return settled;
  }
  return settled;
}

async function momentOf(
  ledger: LedgerRepository,
  balance: Balance,
  settled: readonly SettledPayment[],
  period: Period,
  asOf: Instant,
): Promise<StatementMoment> {
  const { accruedSeq, settledSeq } = balance;
  const startSeq = await seqBefore(ledger, balance, accruedSeq, period.from);
  const endSeq = await seqBefore(ledger, balance, accruedSeq, period.to);
  const owedAt = async (seq: number, moment: Instant, of: LedgerOf) =>
    (await totalAt(ledger, of, seq)) - sumOf(settled.filter(({ settledAt }) => settledAt < moment));
  const openingMinor = await owedAt(startSeq, period.from, balance);
  const closingMinor = await owedAt(endSeq, period.to, balance);
  return { period, asOf, settledSeq, startSeq, endSeq, openingMinor, closingMinor };
}

function startOf(moment: StatementMoment, settled: readonly SettledPayment[]): StatementPosition {
  const { period, startSeq, openingMinor } = moment;
  const earlier = settled.filter(({ settledAt }) => settledAt < period.from);
  return { moment, afterSeq: startSeq, afterPaidSeq: earlier.at(-1)?.toSeq ?? 0, balanceMinor: openingMinor };
}

/** One entry more than fits is read, to know which payments come before it. */
async function page(
  ledger: LedgerRepository,
  { affiliateId, currency, open }: Balance,
  settled: readonly SettledPayment[],
  { period, endSeq }: StatementMoment,
  { afterSeq, afterPaidSeq, balanceMinor }: StatementPosition,
  limit: number,
): Promise<{ readonly lines: readonly StatementLine[]; readonly isLast: boolean }> {
  const range = { afterSeq, toSeq: Math.min(endSeq, afterSeq + limit + 1) };
  const entries = await collect(ledger.entries(affiliateId, currency, range));
  const payments = settled.filter(({ settledAt, toSeq }) => isWithin(settledAt, period) && toSeq > afterPaidSeq);
  const lines = statementLines(balanceMinor, entries, payments, (seq) => coveringPayment(seq, settled, open));
  return { lines: lines.slice(0, limit), isLast: lines.length <= limit };
}

function after(from: StatementPosition, lines: readonly StatementLine[]): StatementPosition {
  let { afterSeq, afterPaidSeq, balanceMinor } = from;
  for (const line of lines) {
    ({ balanceMinor } = line);
    if ('entry' in line) afterSeq = line.entry.seq;
    else afterPaidSeq = line.payment.toSeq;
  }
  return { moment: from.moment, afterSeq, afterPaidSeq, balanceMinor };
}

function addsUp(settled: readonly SettledPayment[], { settledMinor }: Balance): boolean {
  return sumOf(settled) === settledMinor;
}

function sumOf(payments: readonly SettledPayment[]): bigint {
  return payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}
