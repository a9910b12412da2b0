import { amountByStatus, type Batch, countByStatus } from '../batches/batch.ts';
import type { Balance } from '../commissions/ledger.ts';
import type { AffiliateId, AttemptId, TransactionId } from '../shared/ids.ts';
import { describeMoney, money } from '../shared/money.ts';
import type { PaymentOutcome } from '../transactions/outcome.ts';
import { PAYMENT_STATUSES, type Payment } from '../transactions/payment.ts';

export const DIFFERENCE_KINDS = [
  /** Our books say paid; the provider does not. */
  'paid_not_at_provider',
  /** The provider says paid; our books do not. */
  'paid_not_in_books',
  'returned_not_at_provider',
  'returned_not_in_books',
  /** Both say paid, but not the same amount. */
  'amount',
  /** The payment and the affiliate's ledger do not say the same. */
  'ledger',
  /** The batch does not count what its payments are. */
  'batch_totals',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** Two sides that should say the same and do not; in words. */
export type Difference = {
  readonly kind: DifferenceKind;
  readonly transactionId?: TransactionId | undefined;
  readonly ours: string;
  readonly theirs: string;
};

/** Money that went out, and of it what came back. */
export type Moved = {
  readonly paidCount: number;
  readonly paidMinor: bigint;
  readonly returnedCount: number;
  readonly returnedMinor: bigint;
};

/** What the provider says of one attempt. `isComplete`: it saw everything, so what it does not name is not there. */
export type AttemptAnswer = {
  readonly attemptId: AttemptId;
  readonly outcomes: readonly PaymentOutcome[];
  readonly isComplete: boolean;
};

/** One of a payment's attempts on both sides: what our books say of it, and what the provider says. */
type Compared = {
  readonly payment: Payment;
  readonly attemptId: AttemptId;
  readonly answer: PaymentOutcome | undefined;
  readonly isComplete: boolean;
};

const NOTHING: Moved = { paidCount: 0, paidMinor: 0n, returnedCount: 0, returnedMinor: 0n };

/** Our books against the provider's, attempt by attempt. */
export function compareWithProvider(payments: readonly Payment[], answers: readonly AttemptAnswer[]) {
  let [ours, theirs] = [NOTHING, NOTHING];
  const differences: Difference[] = [];
  for (const compared of pairs(payments, answers)) {
    const [here, there] = [inBooks(compared), atProvider(compared)];
    ours = plus(ours, here, compared.payment.amountMinor);
    theirs = plus(theirs, there, there.amountMinor);
    const kind = differenceOf(compared, here, there);
    if (kind) differences.push({ kind, ...describe(compared) });
  }
  return { ours, theirs, differences };
}

type Side = { readonly isPaid: boolean; readonly isReturned: boolean };

function inBooks({ payment, attemptId }: Compared): Side {
  const isPaying = payment.paidByAttemptId === attemptId;
  return {
    isPaid: isPaying || payment.overpaidByAttemptIds.includes(attemptId),
    isReturned: isPaying && payment.status === 'RETURNED',
  };
}

function atProvider(compared: Compared): Side & { readonly amountMinor: bigint } {
  const { payment, answer } = compared;
  const amountMinor = answer?.paidMinor ?? payment.amountMinor;
  switch (answer?.outcome.kind) {
    case 'completed':
      return { isPaid: true, isReturned: false, amountMinor };
    case 'returned': {
      // Paid and back again before our books took it for paid: nothing is left of it on either side.
      const isKnown = inBooks(compared).isPaid;
      return { isPaid: isKnown, isReturned: isKnown, amountMinor };
    }
    default:
      return { isPaid: false, isReturned: false, amountMinor: 0n };
  }
}

function differenceOf(
  { payment, answer, isComplete }: Compared,
  ours: Side,
  theirs: Side & { readonly amountMinor: bigint },
): DifferenceKind | undefined {
  if (answer === undefined && !isComplete) return undefined;
  if (ours.isPaid !== theirs.isPaid) return ours.isPaid ? 'paid_not_at_provider' : 'paid_not_in_books';
  if (!ours.isPaid) return undefined;
  if (theirs.amountMinor !== payment.amountMinor) return 'amount';
  if (ours.isReturned === theirs.isReturned) return undefined;
  return ours.isReturned ? 'returned_not_at_provider' : 'returned_not_in_books';
}

function* pairs(payments: readonly Payment[], answers: readonly AttemptAnswer[]): Generator<Compared> {
  for (const { attemptId, outcomes, isComplete } of answers) {
    const told = new Map(outcomes.map((outcome) => [outcome.transactionId, outcome]));
    for (const payment of payments) {
      const answer = told.get(payment.transactionId);
      if (answer || payment.attemptIds.includes(attemptId)) yield { payment, attemptId, answer, isComplete };
    }
  }
}

function plus(moved: Moved, { isPaid, isReturned }: Side, minor: bigint): Moved {
  return {
    paidCount: moved.paidCount + (isPaid ? 1 : 0),
    paidMinor: moved.paidMinor + (isPaid ? minor : 0n),
    returnedCount: moved.returnedCount + (isReturned ? 1 : 0),
    returnedMinor: moved.returnedMinor + (isReturned ? minor : 0n),
  };
}

function describe({ payment, attemptId, answer }: Compared) {
  const { transactionId, status, currency } = payment;
  const amount = (minor: bigint | undefined) =>
    minor === undefined ? '' : `, ${describeMoney(money(currency, minor))}`;
  const said = answer ? `${answer.outcome.kind}${amount(answer.paidMinor)}` : 'not there';
  return {
    transactionId,
    ours: `${status}${amount(payment.amountMinor)}`,
    theirs: `${said}, attempt ${attemptId}`,
  };
}

/** What the ledger says about the payments of a batch: balances, and running totals after some of their entries. */
export type LedgerFacts = {
  readonly balances: ReadonlyMap<AffiliateId, Balance>;
  /** `undefined`: there is no such entry. */
  readonly totalAfter: (affiliateId: AffiliateId, seq: number) => bigint | undefined;
};

/** The equations of our own books: the batch against its payments, and each payment against its affiliate's ledger. */
export function checkBooks(batch: Batch, payments: readonly Payment[], facts: LedgerFacts): Difference[] {
  const [counts, amounts] = [countByStatus(payments), amountByStatus(payments)];
  const wrong = PAYMENT_STATUSES.filter(
    (status) => counts[status] !== batch.counts[status] || amounts[status] !== batch.amounts[status],
  ).map((status): Difference => {
    const text = (count: number, minor: bigint) => `${count} ${status}, ${describeMoney(money(batch.currency, minor))}`;
    return {
      kind: 'batch_totals',
      ours: text(batch.counts[status], batch.amounts[status]),
      theirs: text(counts[status], amounts[status]),
    };
  });
  return [...wrong, ...payments.flatMap((payment) => ledgerDifference(payment, facts) ?? [])];
}

function ledgerDifference(payment: Payment, { balances, totalAfter }: LedgerFacts): Difference | undefined {
  const { transactionId, affiliateId, currency, status, fromSeq, toSeq, amountMinor } = payment;
  const text = (minor: bigint) => describeMoney(money(currency, minor));
  const differs = (ours: string, theirs: string): Difference => ({ kind: 'ledger', transactionId, ours, theirs });
  const balance = balances.get(affiliateId);
  const [before, after] = [totalAfter(affiliateId, fromSeq), totalAfter(affiliateId, toSeq)];
  if (!balance || before === undefined || after === undefined) {
    return differs(`${status}, covers entries ${fromSeq + 1} to ${toSeq}`, 'the ledger lacks them');
  }
  if (after - before !== amountMinor) {
    return differs(`${status}, ${text(amountMinor)}`, `entries ${fromSeq + 1} to ${toSeq} are ${text(after - before)}`);
  }
  const fault = balanceFault(balance, (seq) => totalAfter(affiliateId, seq));
  if (fault) return differs(status, fault);
  const isOpen = balance.open?.transactionId === transactionId;
  if (status === 'COMPLETED' || status === 'RETURNED') {
    return balance.settledSeq >= toSeq ? undefined : differs(status, `settled up to entry ${balance.settledSeq} only`);
  }
  if (status === 'CANCELLED') return isOpen ? differs(status, 'the ledger still holds its claim') : undefined;
  const holdsIt = isOpen && balance.open?.toSeq === toSeq && balance.open.amountMinor === amountMinor;
  return holdsIt ? undefined : differs(`${status}, ${text(amountMinor)}`, 'the ledger does not hold its claim');
}

/** Accrued = settled + open + payable: the balance is what the entries add up to. */
function balanceFault(balance: Balance, totalAfter: (seq: number) => bigint | undefined): string | undefined {
  const { accruedSeq, accruedMinor, settledSeq, settledMinor, open } = balance;
  if (totalAfter(accruedSeq) !== accruedMinor) return `the entries up to ${accruedSeq} do not add up to the balance`;
  if (totalAfter(settledSeq) !== settledMinor) return `the entries up to ${settledSeq} are not what is settled`;
  if (open && totalAfter(open.toSeq) !== settledMinor + open.amountMinor) return 'the open claim is not what it covers';
  return undefined;
}
