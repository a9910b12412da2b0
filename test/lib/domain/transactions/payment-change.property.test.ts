import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttemptId, attemptIdOf } from '../../../../lib/domain/shared/ids.ts';
import { applyOutcome } from '../../../../lib/domain/transactions/apply-outcome.ts';
import { applyRejection } from '../../../../lib/domain/transactions/apply-rejection.ts';
import type { Outcome } from '../../../../lib/domain/transactions/outcome.ts';
import { isRetryable, type Payment } from '../../../../lib/domain/transactions/payment.ts';
import type { PaymentChange } from '../../../../lib/domain/transactions/payment-change.ts';
import { cancel, failBeforeSending, retry, startAttempt } from '../../../../lib/domain/transactions/payment-steps.ts';
import { REJECTION_REASONS } from '../../../../lib/domain/transactions/rejection.ts';
import { aPayment, LATER } from '../../../support/domain.ts';

const COMPLETED: Outcome = { kind: 'completed', providerReference: 'ref' };
const outcome: fc.Arbitrary<Outcome> = fc.constantFrom<Outcome>(
  COMPLETED,
  { kind: 'accepted', providerReference: 'ref' },
  { kind: 'refused', code: 'no', message: 'no' },
  { kind: 'failed', code: 'busy', message: 'busy' },
  { kind: 'unknown', message: 'lost' },
  { kind: 'returned', providerReference: 'ref', message: 'back' },
);
/** Any word of a provider about any attempt, at any time and any number of times, between the steps of the engine. */
const event = fc.oneof(
  fc.record({ kind: fc.constant('outcome' as const), attempt: fc.nat(4), outcome }),
  fc.record({ kind: fc.constant('engine' as const), step: fc.constantFrom('send', 'retry', 'cancel', 'payee') }),
  fc.record({
    kind: fc.constant('rejection' as const),
    attempt: fc.nat(4),
    reason: fc.constantFrom(...REJECTION_REASONS),
    isAlone: fc.boolean(),
  }),
);
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

const FAULT = { code: 'by_hand', message: 'by hand' };

function engineStep(payment: Payment, step: string): PaymentChange | undefined {
  if (payment.liveAttemptId !== undefined) return undefined;
  const { status } = payment;
  if (step === 'send' && status === 'PENDING')
    return startAttempt(payment, attemptIdOf(1, payment.attemptIds.length, 0), LATER);
  if (step === 'payee' && status === 'PENDING') return failBeforeSending(payment, FAULT, LATER);
  if (step === 'retry' && isRetryable(payment)) return retry(payment, LATER);
  if (step === 'cancel' && (status === 'PENDING' || status === 'FAILED')) return cancel(payment, FAULT, LATER);
  return undefined;
}

type Run = { readonly payment: Payment; readonly changes: readonly PaymentChange[]; readonly paying: Set<AttemptId> };

function play(events: readonly Event[], check: (change: PaymentChange, event: Event) => void = () => {}): Run {
  let payment = aPayment();
  const changes: PaymentChange[] = [];
  const paying = new Set<AttemptId>();
  for (const next of events) {
    const change = changeBy(payment, next, paying);
    if (!change) continue;
    check(change, next);
    changes.push(change);
    payment = change.after;
  }
  return { payment, changes, paying };
}

function changeBy(payment: Payment, next: Event, paying: Set<AttemptId>): PaymentChange | undefined {
  switch (next.kind) {
    case 'engine':
      return engineStep(payment, next.step);
    case 'outcome':
      return hear(payment, next, paying);
    case 'rejection': {
      const attemptId = payment.attemptIds[next.attempt];
      if (attemptId === undefined) return undefined;
      const rejection = { reason: next.reason, message: 'not taken' };
      return applyRejection(payment, { attemptId, rejection, isAlone: next.isAlone }, LATER);
    }
    default:
      return next satisfies never;
  }
}

function hear(payment: Payment, { attempt, outcome }: Event & { kind: 'outcome' }, paying: Set<AttemptId>) {
  const attemptId = payment.attemptIds[attempt];
  if (attemptId === undefined) return undefined;
  const isSent = payment.status === 'PROCESSING' || payment.status === 'UNKNOWN';
  const firstHeardReturned = outcome.kind === 'returned' && isSent && payment.liveAttemptId === attemptId;
  if (outcome.kind === 'completed' || firstHeardReturned) paying.add(attemptId);
  return applyOutcome(payment, attemptId, outcome, LATER);
}

const events = fc.array(event, { maxLength: 60, size: 'max' });
const RUNS = { numRuns: 2_000 };

describe('a payment, whatever the provider says about its attempts and in whatever order', () => {
  it('is settled at most once, and every further attempt that paid is raised as OVERPAID exactly once (M1, M6)', () => {
    fc.assert(
      fc.property(events, (happened) => {
        const { changes, paying } = play(happened);
        const kinds = changes.map(({ ledger }) => ledger.kind);
        const settled = changes.flatMap(({ ledger, after }) =>
          ledger.kind === 'settle' && after.paidByAttemptId ? [after.paidByAttemptId] : [],
        );
        const overpaid = changes.flatMap(({ ledger }) => (ledger.kind === 'overpaid' ? [ledger.attemptId] : []));
        expect(settled.length).toBe(kinds.filter((kind) => kind === 'settle').length);
        expect(settled.length).toBeLessThanOrEqual(1);
        expect([...settled, ...overpaid].sort()).toEqual([...paying].sort());
        // Its claim is given back at most once, and never besides being settled.
        expect(kinds.filter((kind) => kind === 'settle' || kind === 'release').length).toBeLessThanOrEqual(1);
        const takenBack = kinds.filter((kind) => kind === 'returned' || kind === 'contradicted');
        expect(takenBack.length).toBeLessThanOrEqual(settled.length);
      }),
      RUNS,
    );
  });

  it('is moved only by `completed` once the attempt in question is dead', () => {
    fc.assert(
      fc.property(events, (happened) => {
        play(happened, ({ before, after }, cause) => {
          if (cause.kind !== 'outcome' || before.status === 'COMPLETED') return;
          const isLiving = before.attemptIds[cause.attempt] === before.liveAttemptId;
          if (!isLiving && after.status !== before.status) expect(cause.outcome.kind).toBe('completed');
        });
      }),
      RUNS,
    );
  });

  it('uses up no retry and moves no money in the books when its submission is rejected', () => {
    fc.assert(
      fc.property(events, (happened) => {
        play(happened, ({ before, after, ledger, action }, cause) => {
          if (cause.kind !== 'rejection') return;
          expect(before.liveAttemptId, 'only the living attempt can be rejected').toBe(
            before.attemptIds[cause.attempt],
          );
          expect(after.retries).toBe(before.retries);
          expect(ledger.kind).toBe('none');
          if (action === 'payment.not_taken')
            expect(after).toMatchObject({ status: 'PENDING', liveAttemptId: undefined });
          else expect(['FAILED', before.status]).toContain(after.status);
        });
      }),
      RUNS,
    );
  });

  it('never has a second attempt under way beside a living one (M4)', () => {
    fc.assert(
      fc.property(events, (happened) => {
        const { changes } = play(happened);
        for (const { action, before } of changes) {
          if (action === 'payment.sending' || action === 'payment.retrying')
            expect(before.liveAttemptId).toBeUndefined();
        }
      }),
      RUNS,
    );
  });

  it('is not moved by hearing again that an attempt paid it', () => {
    fc.assert(
      fc.property(events, (happened) => {
        const { payment, paying } = play(happened);
        const again = [...paying].map((attemptId) => applyOutcome(payment, attemptId, COMPLETED, LATER));
        expect(again.filter((change) => change !== undefined)).toEqual([]);
      }),
      RUNS,
    );
  });
});
