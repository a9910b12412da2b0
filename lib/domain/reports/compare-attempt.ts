import type { Currency } from '../shared/currency.ts';
import type { AttemptId } from '../shared/ids.ts';
import { describeMoney, money } from '../shared/money.ts';
import type { Instant } from '../shared/time.ts';
import type { Outcome, PaymentOutcome } from '../transactions/outcome.ts';
import type { Payment } from '../transactions/payment.ts';
import type { Difference, DifferenceKind } from './difference.ts';
import { sideAtProvider, sideInBooks } from './moved.ts';
import type { TheirPayment } from './their-payment.ts';

/** One attempt of a payment on both sides. */
export type ComparedAttempt = {
  readonly payment: Payment;
  readonly attemptId: AttemptId;
  /** The provider's answer about the attempt; absent if it says nothing about this payment. */
  readonly answer?: PaymentOutcome | undefined;
  /** Whether the answer showed everything. Then what it does not name is not there. */
  readonly isAnswerComplete: boolean;
  /** The payment in the provider's own list. */
  readonly listed?: TheirPayment | undefined;
  readonly isListComplete: boolean;
  /** Payments younger than this are not judged by the list. */
  readonly judgedUntil: Instant;
};

/** What the provider says about it: its answer about the attempt, or its list if that answer was not complete. */
export function theirSaying({ payment, answer, isAnswerComplete, listed }: ComparedAttempt): Saying | undefined {
  if (!answer) return isAnswerComplete ? undefined : listed;
  const { outcome, paidMinor = payment.amountMinor } = answer;
  return { outcome, amountMinor: paidMinor, currency: payment.currency };
}

type Saying = { readonly outcome: Outcome; readonly amountMinor: bigint; readonly currency: Currency };

/** The first difference. The provider's answer counts before its list. */
export function attemptDifference(compared: ComparedAttempt): Difference | undefined {
  return answerDifference(compared) ?? listDifference(compared);
}

function answerDifference(compared: ComparedAttempt): Difference | undefined {
  const { payment, attemptId, answer, isAnswerComplete } = compared;
  if (answer) {
    const { outcome, paidMinor = payment.amountMinor } = answer;
    const kind = kindOf(compared, { outcome, amountMinor: paidMinor, currency: payment.currency });
    return kind && difference(compared, kind, answer.paidMinor, saying(outcome, answer.paidMinor, payment.currency));
  }
  const isLacking = isAnswerComplete && sideInBooks(payment, attemptId).isPaid;
  return isLacking ? difference(compared, 'paid_not_at_provider', undefined, 'not there') : undefined;
}

function listDifference(compared: ComparedAttempt): Difference | undefined {
  const { payment, attemptId, answer, listed, isListComplete } = compared;
  if (isYoung(compared)) return undefined;
  if (listed) {
    const kind = kindOf(compared, listed);
    const { outcome, amountMinor, currency } = listed;
    // In another currency, the words say what it is.
    const theirsMinor = currency === payment.currency ? amountMinor : undefined;
    return kind && difference(compared, kind, theirsMinor, `listed as ${saying(outcome, amountMinor, currency)}`);
  }
  if (!isListComplete || !sideInBooks(payment, attemptId).isPaid) return undefined;
  return answer
    ? difference(compared, 'not_listed', undefined, `${answer.outcome.kind} when asked, but not in the list`)
    : difference(compared, 'paid_not_at_provider', undefined, 'not in the list');
}

function kindOf({ payment, attemptId }: ComparedAttempt, theirs: Saying): DifferenceKind | undefined {
  const ours = sideInBooks(payment, attemptId);
  const said = sideAtProvider(theirs.outcome, ours);
  if (ours.isPaid !== said.isPaid) return ours.isPaid ? 'paid_not_at_provider' : 'paid_not_in_books';
  if (!ours.isPaid) {
    const isDead = payment.liveAttemptId !== attemptId;
    return isDead && theirs.outcome.kind === 'accepted' ? 'underway_at_provider' : undefined;
  }
  if (theirs.amountMinor !== payment.amountMinor || theirs.currency !== payment.currency) return 'amount';
  if (ours.isReturned === said.isReturned) return undefined;
  return ours.isReturned ? 'returned_not_at_provider' : 'returned_not_in_books';
}

function isYoung({ payment, listed, judgedUntil }: ComparedAttempt): boolean {
  const takenAt = payment.completedAt ?? payment.updatedAt;
  return takenAt > judgedUntil || (listed !== undefined && listed.at > judgedUntil);
}

function difference(
  { payment, attemptId, answer, listed }: ComparedAttempt,
  kind: DifferenceKind,
  theirsMinor: bigint | undefined,
  theirs: string,
): Difference {
  const { transactionId, status, currency, amountMinor } = payment;
  const providerReference = listed?.providerReference ?? referenceOf(answer?.outcome);
  return {
    kind,
    transactionId,
    attemptId,
    providerReference,
    currency,
    oursMinor: amountMinor,
    theirsMinor,
    ours: `${status}, ${describeMoney(money(currency, amountMinor))}`,
    theirs: `${theirs}, attempt ${attemptId}`,
  };
}

function referenceOf(outcome: Outcome | undefined): string | undefined {
  return outcome && 'providerReference' in outcome ? outcome.providerReference : undefined;
}

/** In words, such as `completed, 61.00 USD`. */
export function saying({ kind }: Outcome, minor: bigint | undefined, currency: Currency): string {
  return minor === undefined ? kind : `${kind}, ${describeMoney(money(currency, minor))}`;
}
