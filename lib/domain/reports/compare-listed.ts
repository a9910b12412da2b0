import type { Currency } from '../shared/currency.ts';
import type { AttemptId, TransactionId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import type { Payment } from '../transactions/payment.ts';
import { attemptDifference, saying } from './compare-attempt.ts';
import type { Difference } from './difference.ts';
import { type Moved, NOTHING_MOVED, plusMoved, type Side, sideAtProvider, sideInBooks } from './moved.ts';
import { isMoney, type TheirPayment, TheirPayments } from './their-payment.ts';

/** A payment of ours that the provider's list names. */
export type KnownPayment = {
  readonly payment: Payment;
  /** `moving`: its batch is not finished. `with-batch`: it is judged with its batch, and here only counted. */
  readonly standing: 'finished' | 'moving' | 'with-batch';
};

/** For one currency: the sums in the provider's list, and those of the same payments in our books. */
export type ListedSums = { readonly currency: Currency; readonly ours: Moved; readonly theirs: Moved };

export type ComparedList = {
  readonly sums: readonly ListedSums[];
  readonly differences: readonly Difference[];
  /** Something in it still moves, at least on one side. */
  readonly isMoving: boolean;
};

/**
 * Compares the provider's list with our books. Every payment in it must be ours, occur once, and agree with our books.
 *
 * @param listed what is judged
 * @param around the same and what the provider lists just before and after it, to tell a payment from its copy
 * @param isEntered whether a payment that a restore had lost is in the ledger as an entry
 */
export function compareListed(
  listed: readonly TheirPayment[],
  around: readonly TheirPayment[],
  known: ReadonlyMap<TransactionId, KnownPayment>,
  judgedUntil: Instant,
  isEntered: (their: TheirPayment) => boolean = () => false,
): ComparedList {
  const index = new TheirPayments(around);
  const sums: Sums = new Map();
  const differences: Difference[] = [];
  let isMoving = false;
  for (const their of listed) {
    const own = ownPayment(their, index, known);
    if (!own && isEntered(their)) {
      countEntered(sums, their);
      if (their.outcome.kind === 'returned') differences.push(enteredAndReturned(their));
      continue;
    }
    countTheirs(sums, their, theirSide(their, own?.inBooks));
    if (own) countOurs(sums, own.payment, own.inBooks);
    if (own?.standing === 'moving') isMoving = true;
    const difference = own ? ownDifference(their, own, judgedUntil) : foreignDifference(their, judgedUntil);
    if (difference) differences.push(difference);
  }
  return { sums: [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1)), differences, isMoving };
}

type Own = KnownPayment & { readonly attemptId: AttemptId; readonly inBooks: Side };

/** Our payment, if this is the one that we know, and not just one with the same reference. */
function ownPayment(
  their: TheirPayment,
  index: TheirPayments,
  known: ReadonlyMap<TransactionId, KnownPayment>,
): Own | undefined {
  const { ours } = their;
  const one = ours && known.get(ours.transactionId);
  if (!ours || !one?.payment.attemptIds.includes(ours.attemptId)) return undefined;
  const { attemptId } = ours;
  const own = index.ownOf(one.payment, attemptId);
  if (own?.providerReference !== their.providerReference) return undefined;
  return { ...one, attemptId, inBooks: sideInBooks(one.payment, attemptId) };
}

function ownDifference(listed: TheirPayment, own: Own, judgedUntil: Instant): Difference | undefined {
  const { payment, attemptId, standing } = own;
  if (standing !== 'finished') return undefined;
  return attemptDifference({ payment, attemptId, isAnswerComplete: false, listed, isListComplete: false, judgedUntil });
}

function foreignDifference(their: TheirPayment, judgedUntil: Instant): Difference | undefined {
  return their.at > judgedUntil ? undefined : notInBooks(their);
}

/** What the provider lists and we do not know; `undefined` if it moved no money and will not. */
export function notInBooks(their: TheirPayment): Difference | undefined {
  if (!isMoney(their)) return undefined;
  const { ours, providerReference, currency, amountMinor, outcome } = their;
  const named = ours ? `, under our reference ${ours.transactionId} ${ours.attemptId}` : '';
  return {
    kind: 'not_in_books',
    transactionId: ours?.transactionId,
    attemptId: ours?.attemptId,
    providerReference,
    currency,
    theirsMinor: amountMinor,
    ours: 'not in the books',
    theirs: `listed as ${saying(outcome, amountMinor, currency)}${named}`,
  };
}

/** A payment that is not ours is counted with the provider's amount. */
function theirSide({ outcome }: TheirPayment, inBooks: Side | undefined): Side {
  return sideAtProvider(outcome, inBooks ?? { isPaid: true });
}

/** Our books have this payment as an entry of the ledger. */
function countEntered(sums: Sums, their: TheirPayment): void {
  const paid: Side = { isPaid: true, isReturned: false };
  countTheirs(sums, their, sideAtProvider(their.outcome, paid));
  countOurs(sums, their, paid);
}

function enteredAndReturned({ ours, providerReference, currency, amountMinor, outcome }: TheirPayment): Difference {
  return {
    kind: 'returned_not_in_books',
    transactionId: ours?.transactionId,
    attemptId: ours?.attemptId,
    providerReference,
    currency,
    theirsMinor: amountMinor,
    ours: 'entered as paid elsewhere, because a restore had lost it',
    theirs: `listed as ${saying(outcome, amountMinor, currency)}`,
  };
}

type Sums = Map<string, ListedSums>;

function countOurs(sums: Sums, { currency, amountMinor }: Pick<Payment, 'currency' | 'amountMinor'>, side: Side): void {
  const { ours, theirs } = sums.get(currency) ?? { ours: NOTHING_MOVED, theirs: NOTHING_MOVED };
  sums.set(currency, { currency, ours: plusMoved(ours, side, amountMinor), theirs });
}

function countTheirs(sums: Sums, { currency, amountMinor }: TheirPayment, side: Side): void {
  const { ours, theirs } = sums.get(currency) ?? { ours: NOTHING_MOVED, theirs: NOTHING_MOVED };
  sums.set(currency, { currency, ours, theirs: plusMoved(theirs, side, amountMinor) });
}
