import { describe, expect, it } from 'vitest';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { applyOutcome } from '../../../../lib/domain/transactions/apply-outcome.ts';
import { ATTEMPT_EXPIRED, type Outcome, RESOLVED_UNPAID } from '../../../../lib/domain/transactions/outcome.ts';
import {
  failuresOf,
  MAX_KEPT_FAILURES,
  PAYMENT_STATUSES,
  type Payment,
  type PaymentStatus,
} from '../../../../lib/domain/transactions/payment.ts';
import { type PaymentChange, PaymentStateError } from '../../../../lib/domain/transactions/payment-change.ts';
import { cancel, failBeforeSending, retry, startAttempt } from '../../../../lib/domain/transactions/payment-steps.ts';
import { aPayment, FIRST, LATER, NOW, SECOND, THIRD } from '../../../support/domain.ts';

const OUTCOMES = {
  completed: { kind: 'completed', providerReference: 'ref' },
  accepted: { kind: 'accepted', providerReference: 'ref' },
  refused: { kind: 'refused', code: 'payee_refused', message: 'no' },
  failed: { kind: 'failed', code: 'bank_busy', message: 'busy' },
  unknown: { kind: 'unknown', message: 'lost' },
  returned: { kind: 'returned', providerReference: 'ref', message: 'came back' },
} as const satisfies Record<string, Outcome>;
type Kind = keyof typeof OUTCOMES;

/** Where the outcome's attempt (always the FIRST) stands: it is the living one, another is alive, or none is. */
const LIVING = { same: FIRST, other: SECOND, none: undefined } as const;
type Relation = keyof typeof LIVING;

/** `-`: nothing new. Otherwise the status the payment ends in, and after the `+` what it does to the ledger. */
const NOTHING = '- - - - - - -';
const SUCCESS_WINS = `COMPLETED+settle COMPLETED+settle COMPLETED+settle COMPLETED+overpaid COMPLETED+settle
  CANCELLED+overpaid RETURNED+overpaid`;
const ATTEMPT_OVER = 'PENDING FAILED FAILED COMPLETED FAILED CANCELLED RETURNED';
const EXPECTED: Record<Relation, Record<Kind, string>> = {
  //           PENDING   PROCESSING   UNKNOWN   COMPLETED (by another attempt)   FAILED   CANCELLED   RETURNED
  same: {
    completed: SUCCESS_WINS,
    accepted: NOTHING,
    refused: ATTEMPT_OVER,
    failed: ATTEMPT_OVER,
    unknown: '- UNKNOWN - - - - -',
    // If we did not know yet that it was paid, it first becomes COMPLETED. Where nobody waits for it, the attempt is over.
    returned: 'PENDING COMPLETED+settle COMPLETED+settle COMPLETED FAILED CANCELLED RETURNED',
  },
  other: {
    completed: SUCCESS_WINS,
    accepted: NOTHING,
    refused: NOTHING,
    failed: NOTHING,
    unknown: NOTHING,
    returned: NOTHING,
  },
  none: {
    completed: SUCCESS_WINS,
    accepted: NOTHING,
    refused: NOTHING,
    failed: NOTHING,
    unknown: NOTHING,
    returned: NOTHING,
  },
};

const cases = (['same', 'other', 'none'] as const).flatMap((relation) =>
  Object.values(OUTCOMES).flatMap((outcome) =>
    PAYMENT_STATUSES.map((status, column) => ({
      relation,
      outcome,
      status,
      expected: EXPECTED[relation][outcome.kind].split(/\s+/)[column] ?? 'missing',
    })),
  ),
);

function paymentIn(status: PaymentStatus, relation: Relation): Payment {
  const paidByAttemptId = status === 'COMPLETED' || status === 'RETURNED' ? THIRD : undefined;
  return aPayment({ status, liveAttemptId: LIVING[relation], attemptIds: [FIRST, SECOND, THIRD], paidByAttemptId });
}

function inShort(change: PaymentChange | undefined): string {
  if (!change) return '-';
  return change.ledger.kind === 'none' ? change.after.status : `${change.after.status}+${change.ledger.kind}`;
}

describe('an outcome', () => {
  it.each(cases)('$outcome.kind for a $status payment ($relation attempt alive): $expected', (row) => {
    const payment = paymentIn(row.status, row.relation);
    const change = applyOutcome(payment, FIRST, row.outcome, LATER);
    expect(inShort(change)).toBe(row.expected);
    if (!change) return;
    expect(change.before).toBe(payment);
    expect(change.after).toMatchObject({ version: payment.version + 1, updatedAt: LATER });
    // A final outcome ends its own attempt and no other.
    const isFinal = row.outcome.kind !== 'unknown';
    expect(change.after.liveAttemptId).toBe(isFinal && row.relation === 'same' ? undefined : LIVING[row.relation]);
  });

  it('says nothing new when it is repeated for the attempt that paid', () => {
    const paid = aPayment({ status: 'COMPLETED', paidByAttemptId: FIRST });
    expect(applyOutcome(paid, FIRST, OUTCOMES.completed, LATER)).toBeUndefined();
    const returned = aPayment({ status: 'RETURNED', paidByAttemptId: FIRST });
    expect(applyOutcome(returned, FIRST, OUTCOMES.completed, LATER)).toBeUndefined();
    expect(applyOutcome(returned, FIRST, OUTCOMES.returned, LATER)).toBeUndefined();
  });

  it('says nothing new when it is repeated for an attempt that is known to have overpaid', () => {
    const overpaid = aPayment({ status: 'CANCELLED', overpaidByAttemptIds: [FIRST] });
    expect(applyOutcome(overpaid, FIRST, OUTCOMES.completed, LATER)).toBeUndefined();
    expect(inShort(applyOutcome(overpaid, SECOND, OUTCOMES.completed, LATER))).toBe('CANCELLED+overpaid');
  });

  it('takes back a payment when the attempt that paid it is returned', () => {
    const paid = aPayment({ status: 'COMPLETED', paidByAttemptId: FIRST });
    const change = applyOutcome(paid, FIRST, OUTCOMES.returned, LATER);
    expect(change).toMatchObject({
      action: 'payment.returned',
      ledger: { kind: 'returned', attemptId: FIRST },
      after: { status: 'RETURNED', failure: { code: 'payment_returned', message: 'came back' } },
    });
  });

  it.each([OUTCOMES.refused, OUTCOMES.failed])(
    '$kind of the very attempt that paid takes the payment back, in doubt',
    (no) => {
      const paid = aPayment({ status: 'COMPLETED', paidByAttemptId: FIRST, attemptIds: [FIRST, SECOND] });
      const change = applyOutcome(paid, FIRST, no, LATER);
      expect(change).toMatchObject({
        action: 'payment.contradicted',
        ledger: { kind: 'contradicted', attemptId: FIRST },
        after: {
          status: 'RETURNED',
          paidByAttemptId: FIRST,
          failure: { code: 'payment_contradicted', message: `Paid, and then ${no.code}: ${no.message}` },
        },
      });
      if (!change) throw new Error('it was passed over');
      expect(applyOutcome(change.after, FIRST, no, LATER), 'once').toBeUndefined();
      expect(applyOutcome(paid, SECOND, no, LATER), 'of another attempt it says nothing new').toBeUndefined();
      // An attempt that is still alive beside the one that paid stays so.
      const beside = { ...paid, liveAttemptId: SECOND };
      expect(applyOutcome(beside, FIRST, no, LATER)?.after.liveAttemptId).toBe(SECOND);
    },
  );

  it.each([ATTEMPT_EXPIRED, RESOLVED_UNPAID])(
    'that we concluded ourselves (%s) does not weigh up the word of the provider',
    (code) => {
      const paid = aPayment({ status: 'COMPLETED', paidByAttemptId: FIRST });
      for (const kind of ['failed', 'refused'] as const) {
        expect(applyOutcome(paid, FIRST, { kind, code, message: 'nothing was found' }, LATER)).toBeUndefined();
      }
    },
  );

  it('of success records who paid, when and under what reference, and clears the earlier failure', () => {
    const unknown = aPayment({ status: 'UNKNOWN', liveAttemptId: FIRST, failure: { code: 'x', message: 'lost' } });
    const change = applyOutcome(unknown, FIRST, OUTCOMES.completed, LATER);
    expect(change?.after).toMatchObject({ paidByAttemptId: FIRST, providerReference: 'ref', completedAt: LATER });
    expect(change?.after.failure).toBeUndefined();
  });

  it('of a refusal is permanent: no time for a retry', () => {
    const change = applyOutcome(paymentIn('PROCESSING', 'same'), FIRST, OUTCOMES.refused, LATER);
    expect(change?.after.failure).toEqual({ code: 'payee_refused', message: 'no' });
  });

  it.each([
    [0, 1],
    [1, 2],
    [2, 4],
  ])('of a failure after %i retries sets the next one %i s later', (retries, seconds) => {
    const sent = aPayment({ status: 'PROCESSING', liveAttemptId: FIRST, retries });
    const change = applyOutcome(sent, FIRST, OUTCOMES.failed, LATER);
    expect(change?.after.failure).toEqual({ code: 'bank_busy', message: 'busy', retryAt: addSeconds(LATER, seconds) });
    expect(change?.after.retries).toBe(retries);
  });

  it.each(['PROCESSING', 'UNKNOWN'] as const)('of a failure after three retries cancels a %s payment', (status) => {
    const sent = aPayment({ status, liveAttemptId: FIRST, retries: 3 });
    const change = applyOutcome(sent, FIRST, OUTCOMES.failed, LATER);
    expect(change).toMatchObject({ action: 'payment.cancelled', ledger: { kind: 'release' } });
    expect(change?.after).toMatchObject({
      status: 'CANCELLED',
      failure: { code: 'retries_exhausted', message: 'Max retry attempts (3) exceeded. Last failure: busy' },
    });
    expect(change?.after.failure?.retryAt).toBeUndefined();
  });
});

describe('what went wrong with a payment', () => {
  const [lost, busy] = [
    { code: 'outcome_unknown', message: 'lost' },
    { code: 'bank_busy', message: 'busy' },
  ];

  it('stays readable after it was retried, and was paid in the end', () => {
    const steps: ((payment: Payment) => PaymentChange | undefined)[] = [
      (payment) => startAttempt(payment, FIRST, NOW),
      (payment) => applyOutcome(payment, FIRST, OUTCOMES.unknown, NOW),
      (payment) => applyOutcome(payment, FIRST, OUTCOMES.failed, LATER),
      (payment) => retry(payment, LATER),
      (payment) => startAttempt(payment, SECOND, LATER),
      (payment) => applyOutcome(payment, SECOND, OUTCOMES.completed, LATER),
      (payment) => applyOutcome(payment, SECOND, OUTCOMES.returned, LATER),
    ];
    const payment = steps.reduce((before, step) => step(before)?.after ?? before, aPayment());
    expect(failuresOf(payment)).toEqual([
      { ...lost, attemptId: FIRST, at: NOW },
      { ...busy, attemptId: FIRST, at: LATER },
      { code: 'payment_returned', message: 'came back', attemptId: SECOND, at: LATER },
    ]);
  });

  it('names no attempt when nothing was being sent', () => {
    const failed = failBeforeSending(aPayment({ attemptIds: [FIRST] }), busy, LATER).after;
    expect(failuresOf(failed)).toEqual([{ ...busy, at: LATER }]);
  });

  it('begins with the failure that was stored before failures were kept', () => {
    const old = aPayment({ status: 'FAILED', failure: { ...busy, retryAt: LATER } });
    expect(failuresOf(old)).toEqual([{ ...busy, at: NOW }]);
    expect(failuresOf(cancel(old, lost, LATER).after)).toEqual([
      { ...busy, at: NOW },
      { ...lost, at: LATER },
    ]);
  });

  it('is limited: of very many failures the newest are kept', () => {
    const failures = Array.from({ length: MAX_KEPT_FAILURES }, (_, n) => ({ ...busy, message: `${n}`, at: NOW }));
    const kept = failuresOf(cancel(aPayment({ status: 'FAILED', failures }), lost, LATER).after);
    expect(kept).toEqual([...failures.slice(1), { ...lost, at: LATER }]);
  });
});

describe('while an attempt may still move money (M4)', () => {
  const failure = { code: 'x', message: 'y' };
  const retryable = { ...failure, retryAt: LATER };

  it.each<[string, PaymentStatus, (payment: Payment) => PaymentChange]>([
    ['started again', 'PENDING', (payment) => startAttempt(payment, SECOND, LATER)],
    ['failed unsent', 'PENDING', (payment) => failBeforeSending(payment, failure, LATER)],
    ['retried', 'FAILED', (payment) => retry(payment, LATER)],
    ['cancelled', 'FAILED', (payment) => cancel(payment, failure, LATER)],
  ])('a payment is not %s', (_, status, step) => {
    const dead = aPayment({ status, failure: retryable, attemptIds: [FIRST] });
    expect(step(dead).before).toBe(dead);
    expect(() => step({ ...dead, liveAttemptId: FIRST })).toThrow(PaymentStateError);
  });
});

describe('a step of a payment', () => {
  it('into an attempt puts the attempt on record and forgets the failure', () => {
    const again = aPayment({ attemptIds: [FIRST], retries: 1, failure: { code: 'x', message: 'y', retryAt: LATER } });
    expect(startAttempt(again, SECOND, LATER).after).toMatchObject({
      status: 'PROCESSING',
      liveAttemptId: SECOND,
      attemptIds: [FIRST, SECOND],
      failure: undefined,
      retries: 1,
    });
  });

  it('of a retry uses one up and makes it PENDING', () => {
    const failed = aPayment({ status: 'FAILED', failure: { code: 'x', message: 'y', retryAt: LATER } });
    expect(retry(failed, LATER)).toMatchObject({ after: { status: 'PENDING', retries: 1 }, ledger: { kind: 'none' } });
  });

  it('of a retry is refused after a permanent failure', () => {
    const refused = aPayment({ status: 'FAILED', failure: { code: 'x', message: 'y' } });
    expect(() => retry(refused, LATER)).toThrow(PaymentStateError);
  });

  it('of a payee who may not be paid keeps the claim', () => {
    const change = failBeforeSending(aPayment(), { code: 'payee_on_hold', message: 'held' }, LATER);
    expect(change).toMatchObject({ after: { status: 'FAILED' }, ledger: { kind: 'none' } });
  });

  it.each(PAYMENT_STATUSES)('of cancelling a %s payment gives the claim back, or is refused', (status) => {
    const step = () => cancel(aPayment({ status }), { code: 'x', message: 'y' }, LATER);
    if (['PENDING', 'PROCESSING', 'UNKNOWN', 'FAILED'].includes(status)) {
      expect(step()).toMatchObject({ after: { status: 'CANCELLED' }, ledger: { kind: 'release' } });
    } else expect(step).toThrow(PaymentStateError);
  });

  it.each(PAYMENT_STATUSES.filter((status) => status !== 'PENDING'))('does not send a %s payment', (status) => {
    expect(() => startAttempt(aPayment({ status }), FIRST, LATER)).toThrow(PaymentStateError);
  });
});
