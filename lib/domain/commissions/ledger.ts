import type { Currency } from '../shared/currency.ts';
import type { AdjustmentId, AffiliateId, AttemptId, CommissionId, TransactionId } from '../shared/ids.ts';
import { type Money, money } from '../shared/money.ts';
import type { Instant } from '../shared/time.ts';
import type { AdjustmentKind } from './adjustment.ts';

/**
 * What we owe one affiliate in one currency: the sum of an append-only ledger of entries with running totals, of which payments
 * settle a growing prefix. Sequence numbers start at 1; 0 means "nothing yet". Amounts are minor units.
 */
export type Balance = {
  readonly affiliateId: AffiliateId;
  readonly currency: Currency;
  readonly accruedSeq: number;
  readonly accruedMinor: bigint;
  readonly accruedCount: number;
  /** Sequence number of the newest negative entry. A claim that has not seen it would pay too much. */
  readonly lastDebitSeq: number;
  readonly settledSeq: number;
  readonly settledMinor: bigint;
  readonly settledCount: number;
  /** When the newest entry was recorded. */
  readonly lastEntryAt?: Instant | undefined;
  /** The money paid out, less the money that came back. */
  readonly paidMinor: bigint;
  readonly open?: OpenClaim | undefined;
  readonly hold?: Hold | undefined;
};

/** The one payment under way: it covers the entries after `settledSeq` up to `toSeq`. */
export type OpenClaim = {
  readonly transactionId: TransactionId;
  readonly toSeq: number;
  readonly amountMinor: bigint;
  readonly commissionCount: number;
};

export type Hold = { readonly reason: string; readonly by: string; readonly at: Instant };

export type LedgerEntry = LedgerPosting & {
  readonly affiliateId: AffiliateId;
  readonly currency: Currency;
  readonly seq: number;
  /** Running sum of all entries up to and including this one. */
  readonly totalMinor: bigint;
  /** Running number of commissions, less those reversed before they were claimed, up to and including this one. */
  readonly totalCount: number;
  readonly recordedAt: Instant;
};

/** An entry to be appended. Entries are never edited; a correction is a new entry. */
export type LedgerPosting =
  | {
      readonly kind: 'COMMISSION';
      readonly amountMinor: bigint;
      readonly commissionId: CommissionId;
      readonly approvedAt: Instant;
    }
  | {
      /** Reverses a commission; negative. */
      readonly kind: 'REVERSAL';
      readonly amountMinor: bigint;
      readonly commissionId: CommissionId;
      /** The sequence number of the commission in the ledger. */
      readonly commissionSeq: number;
      readonly reason?: string | undefined;
    }
  | {
      readonly kind: 'OVERPAID' | 'RETURNED';
      readonly amountMinor: bigint;
      readonly transactionId: TransactionId;
      readonly attemptId: AttemptId;
    }
  | {
      /** A person changes what is owed, for a stated reason. */
      readonly kind: AdjustmentKind;
      readonly amountMinor: bigint;
      readonly adjustmentId: AdjustmentId;
      readonly reason: string;
      readonly by: string;
    };

/** A change that the balance's state does not allow; the store's conditions keep it from ever being written. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
}

export function emptyBalance(affiliateId: AffiliateId, currency: Currency): Balance {
  return {
    affiliateId,
    currency,
    accruedSeq: 0,
    accruedMinor: 0n,
    accruedCount: 0,
    lastDebitSeq: 0,
    settledSeq: 0,
    settledMinor: 0n,
    settledCount: 0,
    paidMinor: 0n,
  };
}

/** What is not yet settled, whether or not a payment is under way. Negative when the affiliate owes us. */
export function pending(balance: Balance): Money {
  return money(balance.currency, balance.accruedMinor - balance.settledMinor);
}

/** How many commissions are not yet settled. */
export function pendingCommissions({ accruedCount, settledCount }: Balance): number {
  return accruedCount - settledCount;
}

/** Entries are in order of time. If a clock is behind the entry before, the time of that entry is used. */
export function append(
  balance: Balance,
  postings: readonly LedgerPosting[],
  now: Instant,
): { readonly balance: Balance; readonly entries: readonly LedgerEntry[] } {
  let { accruedSeq, accruedMinor, accruedCount, lastDebitSeq } = balance;
  const { lastEntryAt: newest = now } = balance;
  const recordedAt = newest > now ? newest : now;
  const entries = postings.map((posting): LedgerEntry => {
    accruedSeq += 1;
    accruedMinor += posting.amountMinor;
    accruedCount += countOf(posting, balance);
    if (posting.amountMinor < 0n) lastDebitSeq = accruedSeq;
    return {
      ...posting,
      affiliateId: balance.affiliateId,
      currency: balance.currency,
      seq: accruedSeq,
      totalMinor: accruedMinor,
      totalCount: accruedCount,
      recordedAt,
    };
  });
  const lastEntryAt = entries.length > 0 ? recordedAt : balance.lastEntryAt;
  return { balance: { ...balance, accruedSeq, accruedMinor, accruedCount, lastDebitSeq, lastEntryAt }, entries };
}

/**
 * What a posting adds to the number of commissions. A reversal does not uncount a commission that is paid, or about to be.
 */
function countOf(posting: LedgerPosting, { settledSeq, open }: Balance): number {
  switch (posting.kind) {
    case 'COMMISSION':
      return 1;
    case 'REVERSAL':
      return posting.commissionSeq > (open?.toSeq ?? settledSeq) ? -1 : 0;
    case 'OVERPAID':
    case 'RETURNED':
    case 'OPENING_BALANCE':
    case 'CORRECTION':
    case 'PAID_ELSEWHERE':
      return 0;
    default:
      return posting satisfies never;
  }
}

/**
 * Claims a part of the balance for one payment, everything by default.
 *
 * @throws LedgerError unless it is payable, and the part is no more than is owed
 */
export function claim(
  balance: Balance,
  transactionId: TransactionId,
  part?: Pick<OpenClaim, 'toSeq' | 'amountMinor' | 'commissionCount'>,
): Balance & { readonly open: OpenClaim } {
  if (balance.open) throw new LedgerError(`${balance.affiliateId} already has an open payment`);
  if (balance.hold) throw new LedgerError(`${balance.affiliateId} is on hold`);
  const { minor } = pending(balance);
  if (minor <= 0n) throw new LedgerError(`${balance.affiliateId} has nothing to pay`);
  const whole = {
    toSeq: balance.accruedSeq,
    amountMinor: minor,
    commissionCount: pendingCommissions(balance),
  };
  const { toSeq, amountMinor, commissionCount } = part ?? whole;
  if (amountMinor <= 0n || amountMinor > minor || toSeq <= balance.settledSeq || toSeq > balance.accruedSeq) {
    throw new LedgerError(`${amountMinor} up to entry ${toSeq} is no payable part of ${balance.affiliateId}`);
  }
  return { ...balance, open: { transactionId, toSeq, amountMinor, commissionCount } };
}

/** The open payment is paid, so its prefix is settled for good. @throws LedgerError unless it is the open payment */
export function settle(balance: Balance, transactionId: TransactionId): Balance {
  const open = openClaimOf(balance, transactionId);
  return {
    ...balance,
    settledSeq: open.toSeq,
    settledMinor: balance.settledMinor + open.amountMinor,
    settledCount: balance.settledCount + open.commissionCount,
    paidMinor: balance.paidMinor + open.amountMinor,
    open: undefined,
  };
}

/**
 * The open payment is cancelled, so the same entries are payable again.
 *
 * @throws LedgerError unless it is the open payment
 */
export function release(balance: Balance, transactionId: TransactionId): Balance {
  openClaimOf(balance, transactionId);
  return { ...balance, open: undefined };
}

/**
 * Money went out that covers no entries (M6). The affiliate owes it back, and nothing more is paid until a person has
 * looked.
 */
export function recordOverpaid(
  balance: Balance,
  overpaid: { transactionId: TransactionId; attemptId: AttemptId; amountMinor: bigint },
  at: Instant,
): { readonly balance: Balance; readonly entries: readonly LedgerEntry[] } {
  const { balance: next, entries } = append(
    balance,
    [{ kind: 'OVERPAID', ...overpaid, amountMinor: -overpaid.amountMinor }],
    at,
  );
  const hold = { reason: `${overpaid.transactionId} was paid more than once`, by: 'system', at };
  return { balance: { ...next, paidMinor: balance.paidMinor + overpaid.amountMinor, hold }, entries };
}

/** A paid payment came back: the amount is owed to the affiliate again. */
export function recordReturned(
  balance: Balance,
  returned: { transactionId: TransactionId; attemptId: AttemptId; amountMinor: bigint },
  at: Instant,
): { readonly balance: Balance; readonly entries: readonly LedgerEntry[] } {
  const { balance: next, entries } = append(balance, [{ kind: 'RETURNED', ...returned }], at);
  return { balance: { ...next, paidMinor: balance.paidMinor - returned.amountMinor }, entries };
}

/**
 * The provider says that a payment which it had reported as paid was never paid. It is owed again, but on hold until a
 * person has looked.
 */
export function recordContradicted(
  balance: Balance,
  contradicted: { transactionId: TransactionId; attemptId: AttemptId; amountMinor: bigint },
  at: Instant,
): { readonly balance: Balance; readonly entries: readonly LedgerEntry[] } {
  const { balance: next, entries } = recordReturned(balance, contradicted, at);
  const hold = { reason: `${contradicted.transactionId} was paid, and then refused by the provider`, by: 'system', at };
  return { balance: { ...next, hold }, entries };
}

export type CommissionStatus = 'APPROVED' | 'PROCESSING' | 'PAID' | 'REVERSED';

/** Derived, never stored: the position of the commission relative to the settled and the claimed prefix. */
export function commissionStatus(seq: number, balance: Balance, isReversed: boolean): CommissionStatus {
  if (isReversed) return 'REVERSED';
  if (seq <= balance.settledSeq) return 'PAID';
  if (balance.open && seq <= balance.open.toSeq) return 'PROCESSING';
  return 'APPROVED';
}

function openClaimOf(balance: Balance, transactionId: TransactionId): OpenClaim {
  if (balance.open?.transactionId !== transactionId) {
    throw new LedgerError(`${transactionId} is not the open payment of ${balance.affiliateId}`);
  }
  return balance.open;
}
