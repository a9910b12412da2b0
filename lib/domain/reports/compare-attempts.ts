import type { AttemptId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import type { PaymentOutcome } from '../transactions/outcome.ts';
import type { Payment } from '../transactions/payment.ts';
import { attemptDifference, type ComparedAttempt, theirSaying } from './compare-attempt.ts';
import type { Difference } from './difference.ts';
import { type Moved, NOTHING_MOVED, plusMoved, sideAtProvider, sideInBooks } from './moved.ts';
import { type TheirList, TheirPayments } from './their-payment.ts';

/** What the provider says about one attempt. `isComplete`: it saw everything, so what it does not name is not there. */
export type AttemptAnswer = {
  readonly attemptId: AttemptId;
  readonly outcomes: readonly PaymentOutcome[];
  readonly isComplete: boolean;
};

export type ComparedAttempts = {
  readonly ours: Moved;
  readonly theirs: Moved;
  readonly differences: readonly Difference[];
};

/** Compares our books with the provider's, attempt by attempt: with its answers, and with its list. */
export function compareWithProvider(
  payments: readonly Payment[],
  answers: readonly AttemptAnswer[],
  list: TheirList,
  judgedUntil: Instant,
): ComparedAttempts {
  let [ours, theirs] = [NOTHING_MOVED, NOTHING_MOVED];
  const differences: Difference[] = [];
  for (const compared of pairs(payments, answers, list, judgedUntil)) {
    const { payment, attemptId } = compared;
    const [inBooks, saying] = [sideInBooks(payment, attemptId), theirSaying(compared)];
    ours = plusMoved(ours, inBooks, payment.amountMinor);
    if (saying) theirs = plusMoved(theirs, sideAtProvider(saying.outcome, inBooks), saying.amountMinor);
    const difference = attemptDifference(compared);
    if (difference) differences.push(difference);
  }
  return { ours, theirs, differences };
}

function* pairs(
  payments: readonly Payment[],
  answers: readonly AttemptAnswer[],
  list: TheirList,
  judgedUntil: Instant,
): Generator<ComparedAttempt> {
  const listed = new TheirPayments(list.payments);
  for (const { attemptId, outcomes, isComplete: isAnswerComplete } of answers) {
    const told = new Map(outcomes.map((outcome) => [outcome.transactionId, outcome]));
    for (const payment of payments) {
      const answer = told.get(payment.transactionId);
      if (!answer && !payment.attemptIds.includes(attemptId)) continue;
      const their = { answer, isAnswerComplete, listed: listed.ownOf(payment, attemptId) };
      yield { payment, attemptId, ...their, isListComplete: list.isComplete, judgedUntil };
    }
  }
}
