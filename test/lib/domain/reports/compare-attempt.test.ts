import { describe, expect, it } from 'vitest';
import {
  attemptDifference,
  type ComparedAttempt,
  theirSaying,
} from '../../../../lib/domain/reports/compare-attempt.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import type { Outcome } from '../../../../lib/domain/transactions/outcome.ts';
import { aPayment, FIRST, LATER, NOW, SECOND } from '../../../support/domain.ts';
import { aPaidPayment, listedAs } from '../../../support/their-payments.ts';

const EUR = currency('EUR');
const paid = aPaidPayment();
const returned = aPaidPayment({ status: 'RETURNED' });
const sent = aPayment({ status: 'PROCESSING', liveAttemptId: FIRST, attemptIds: [FIRST] });
const failed = aPayment({ status: 'FAILED', attemptIds: [FIRST] });
const SAYS = {
  completed: { kind: 'completed', providerReference: 'ref-1' },
  accepted: { kind: 'accepted', providerReference: 'ref-1' },
  returned: { kind: 'returned', providerReference: 'ref-1', message: 'back' },
  failed: { kind: 'failed', code: 'busy', message: 'busy' },
  refused: { kind: 'refused', code: 'no', message: 'no' },
  unknown: { kind: 'unknown', message: 'lost' },
} as const satisfies Record<Outcome['kind'], Outcome>;

const compared = (payment = paid, patch: Partial<ComparedAttempt> = {}): ComparedAttempt => ({
  payment,
  attemptId: FIRST,
  isAnswerComplete: false,
  isListComplete: false,
  judgedUntil: LATER,
  ...patch,
});
const answer = (outcome: Outcome, paidMinor?: bigint) => ({
  answer: { transactionId: paid.transactionId, outcome, ...(paidMinor !== undefined && { paidMinor }) },
});
const asked = (payment = paid, outcome: Outcome = SAYS.completed, paidMinor?: bigint) =>
  attemptDifference(compared(payment, answer(outcome, paidMinor)));
const OURS = {
  transactionId: paid.transactionId,
  attemptId: FIRST,
  providerReference: undefined,
  currency: paid.currency,
  oursMinor: 6_000n,
  theirsMinor: undefined,
  ours: 'COMPLETED, 60.00 USD',
};
const ATTEMPT = `attempt ${FIRST}`;

describe('our books and what the provider answers about an attempt', () => {
  it.each([
    ['paid', paid, SAYS.completed],
    ['paid and returned', returned, SAYS.returned],
    ['under way', sent, SAYS.accepted],
    ['in doubt', sent, SAYS.unknown],
    ['failed', failed, SAYS.failed],
    ['refused', failed, SAYS.refused],
    ['failed; it came back before we knew that it was paid', failed, SAYS.returned],
  ] as const)('agree that it is %s', (_, payment, outcome) => {
    expect(asked(payment, outcome)).toBeUndefined();
  });

  it.each([
    ['paid_not_at_provider', paid, SAYS.failed],
    ['paid_not_at_provider', paid, SAYS.accepted],
    ['paid_not_in_books', sent, SAYS.completed],
    ['paid_not_in_books', failed, SAYS.completed],
    ['underway_at_provider', failed, SAYS.accepted],
    ['returned_not_in_books', paid, SAYS.returned],
    ['returned_not_at_provider', returned, SAYS.completed],
  ] as const)('differ: %s', (kind, payment, outcome) => {
    expect(asked(payment, outcome)?.kind).toBe(kind);
  });

  it('differ in the amount, if the provider tells it, and then in words and numbers', () => {
    expect(asked(paid, SAYS.completed, 6_000n)).toBeUndefined();
    expect(asked(paid, SAYS.completed, 5_900n)).toEqual({
      ...OURS,
      kind: 'amount',
      providerReference: 'ref-1',
      theirsMinor: 5_900n,
      theirs: `completed, 59.00 USD, ${ATTEMPT}`,
    });
  });

  it('differ without an amount or a reference where the provider says none', () => {
    expect(asked(paid, SAYS.refused)).toEqual({ ...OURS, kind: 'paid_not_at_provider', theirs: `refused, ${ATTEMPT}` });
  });

  it('differ if it is not there, where the answer showed everything and our books say paid', () => {
    const isAnswerComplete = true;
    expect(attemptDifference(compared(paid, { isAnswerComplete }))).toEqual({
      ...OURS,
      kind: 'paid_not_at_provider',
      theirs: `not there, ${ATTEMPT}`,
    });
    expect(attemptDifference(compared(sent, { isAnswerComplete }))).toBeUndefined();
    expect(attemptDifference(compared(paid))).toBeUndefined();
  });
});

describe('our books and what the provider lists', () => {
  const listed = (patch: Parameters<typeof listedAs>[1] = {}, payment = paid) =>
    attemptDifference(compared(payment, { listed: listedAs(paid, patch) }));

  it('agree', () => {
    expect(listed()).toBeUndefined();
    expect(listed({ outcome: SAYS.failed }, failed)).toBeUndefined();
  });

  it('differ in the amount', () => {
    expect(listed({ amountMinor: 61n })).toEqual({
      ...OURS,
      kind: 'amount',
      providerReference: 'ref-1',
      theirsMinor: 61n,
      theirs: `listed as completed, 0.61 USD, ${ATTEMPT}`,
    });
  });

  it('differ in the currency, and then only the words say the amount', () => {
    expect(listed({ currency: EUR })).toEqual({
      ...OURS,
      kind: 'amount',
      providerReference: 'ref-1',
      theirs: `listed as completed, 60.00 EUR, ${ATTEMPT}`,
    });
  });

  it('differ if it is not in a list that shows everything, asked for or not', () => {
    const isListComplete = true;
    expect(attemptDifference(compared(paid, { isListComplete }))).toEqual({
      ...OURS,
      kind: 'paid_not_at_provider',
      theirs: `not in the list, ${ATTEMPT}`,
    });
    expect(attemptDifference(compared(paid, { isListComplete, ...answer(SAYS.completed) }))).toEqual({
      ...OURS,
      kind: 'not_listed',
      providerReference: 'ref-1',
      theirs: `completed when asked, but not in the list, ${ATTEMPT}`,
    });
    expect(attemptDifference(compared(sent, { isListComplete }))).toBeUndefined();
    expect(attemptDifference(compared(paid, answer(SAYS.completed)))).toBeUndefined();
  });

  it('are not compared before the list had time, on either side', () => {
    const young = { isListComplete: true, judgedUntil: addSeconds(NOW, -1) };
    expect(attemptDifference(compared(paid, young))).toBeUndefined();
    expect(attemptDifference(compared(paid, { ...young, judgedUntil: NOW }))).toBeDefined();
    expect(listed({ amountMinor: 1n, at: addSeconds(LATER, 1) })).toBeUndefined();
    expect(listed({ amountMinor: 1n, at: LATER })).toBeDefined();
    const changedLater = aPayment({ paidByAttemptId: FIRST, updatedAt: addSeconds(LATER, 1) });
    expect(attemptDifference(compared(changedLater, { isListComplete: true }))).toBeUndefined();
    const completedBefore = { ...changedLater, completedAt: LATER };
    expect(attemptDifference(compared(completedBefore, { isListComplete: true }))).toBeDefined();
  });

  it('are told after what the provider answers, and its reference before that of the answer', () => {
    const both = compared(paid, {
      ...answer(SAYS.completed, 59n),
      listed: listedAs(paid, { amountMinor: 61n, providerReference: 'ref-2' }),
    });
    expect(attemptDifference(both)).toMatchObject({ theirsMinor: 59n, providerReference: 'ref-2' });
    const agrees = compared(paid, { ...answer(SAYS.completed), listed: listedAs(paid, { amountMinor: 61n }) });
    expect(attemptDifference(agrees)).toMatchObject({ kind: 'amount', theirsMinor: 61n });
  });
});

describe('what counts as the word of the provider', () => {
  const listed = listedAs(paid, { amountMinor: 61n });

  it('is its answer, with our amount unless it tells its own', () => {
    const saying = { outcome: SAYS.completed, currency: paid.currency };
    expect(theirSaying(compared(paid, { ...answer(SAYS.completed), listed }))).toEqual({
      ...saying,
      amountMinor: 6_000n,
    });
    expect(theirSaying(compared(paid, { ...answer(SAYS.completed, 9n), listed }))).toEqual({
      ...saying,
      amountMinor: 9n,
    });
  });

  it('is its list only if its answer did not show everything', () => {
    expect(theirSaying(compared(paid, { listed }))).toBe(listed);
    expect(theirSaying(compared(paid, { listed, isAnswerComplete: true }))).toBeUndefined();
  });

  it('is about the attempt: one that is dead is under way there, whatever lives beside it', () => {
    const beside = aPayment({ status: 'PROCESSING', liveAttemptId: SECOND, attemptIds: [FIRST, SECOND] });
    expect(asked(beside, SAYS.accepted)?.kind).toBe('underway_at_provider');
  });
});
