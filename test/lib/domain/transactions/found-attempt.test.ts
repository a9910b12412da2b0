import { describe, expect, it } from 'vitest';
import { noteFoundAttempt } from '../../../../lib/domain/transactions/found-attempt.ts';
import type { Outcome } from '../../../../lib/domain/transactions/outcome.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { aPayment, FIRST, LATER, NOW, SECOND } from '../../../support/domain.ts';

const COMPLETED: Outcome = { kind: 'completed', providerReference: 'ref' };
const ACCEPTED: Outcome = { kind: 'accepted', providerReference: 'ref' };

const note = (patch: Partial<Payment>, outcome: Outcome = COMPLETED, isFound = false) =>
  noteFoundAttempt(aPayment(patch), { attemptId: FIRST, outcome, isFound }, NOW, LATER)?.after;

describe('an attempt that the provider knows and a restore has lost', () => {
  it.each(['PENDING', 'FAILED'] as const)('makes a payment that is %s again PROCESSING by it', (status) => {
    const failure = { code: 'bank_busy', message: 'no' };
    expect(note({ status, failure })).toMatchObject({
      status: 'PROCESSING',
      liveAttemptId: FIRST,
      attemptIds: [FIRST],
    });
    expect(note({ status, failure })?.failure).toBeUndefined();
    expect(note({ status })?.sentAt).toBe(NOW);
  });

  it('is written whole, with what it was before, and moves no money', () => {
    const before = aPayment({ status: 'PENDING', notTaken: { attemptId: SECOND, reason: 'busy' } });
    const found = { attemptId: FIRST, outcome: COMPLETED, isFound: false };
    expect(noteFoundAttempt(before, found, NOW, LATER)).toEqual({
      action: 'payment.found',
      before,
      after: {
        ...before,
        status: 'PROCESSING',
        liveAttemptId: FIRST,
        attemptIds: [FIRST],
        sentAt: NOW,
        failure: undefined,
        notTaken: undefined,
        version: before.version + 1,
        updatedAt: LATER,
      },
      ledger: { kind: 'none' },
    });
    const paid = aPayment({ status: 'COMPLETED', paidByAttemptId: SECOND });
    expect(noteFoundAttempt(paid, found, NOW, LATER)?.after).toEqual({
      ...paid,
      attemptIds: [FIRST],
      version: paid.version + 1,
      updatedAt: LATER,
    });
  });

  it.each<[Outcome, boolean]>([
    [ACCEPTED, true],
    [{ kind: 'unknown', message: 'lost' }, true],
    [COMPLETED, false],
    [{ kind: 'failed', code: 'c', message: 'm' }, false],
    [{ kind: 'returned', providerReference: 'ref', message: 'm' }, false],
  ])('may still pay a CANCELLED payment if the provider says %j: %s', (outcome, isAlive) => {
    expect(note({ status: 'CANCELLED' }, outcome)?.liveAttemptId).toBe(isAlive ? FIRST : undefined);
  });

  it('is not alive if it paid or overpaid, nor beside one that is', () => {
    const overpaid = { status: 'CANCELLED', attemptIds: [FIRST], overpaidByAttemptIds: [FIRST] } as const;
    expect(note(overpaid, ACCEPTED, true)).toBeUndefined();
    expect(note({ status: 'RETURNED', attemptIds: [FIRST], paidByAttemptId: FIRST }, ACCEPTED, true)).toBeUndefined();
    expect(note({ status: 'PENDING', attemptIds: [FIRST], liveAttemptId: SECOND }, ACCEPTED, true)).toBeUndefined();
  });

  it('does not take the place of one that is alive', () => {
    const after = note({ status: 'UNKNOWN', attemptIds: [SECOND], liveAttemptId: SECOND }, ACCEPTED);
    expect(after).toMatchObject({ status: 'UNKNOWN', liveAttemptId: SECOND, attemptIds: [SECOND, FIRST] });
  });

  it('is alive beside a final state only while it may still pay', () => {
    expect(note({ status: 'CANCELLED' }, ACCEPTED)).toMatchObject({ status: 'CANCELLED', liveAttemptId: FIRST });
    expect(note({ status: 'CANCELLED' }, COMPLETED)?.liveAttemptId).toBeUndefined();
    expect(note({ status: 'COMPLETED' }, COMPLETED)?.attemptIds).toEqual([FIRST]);
  });

  it('changes nothing where our books have it from before', () => {
    expect(note({ attemptIds: [FIRST] })).toBeUndefined();
    expect(note({ status: 'COMPLETED', attemptIds: [FIRST], paidByAttemptId: FIRST }, COMPLETED, true)).toBeUndefined();
  });

  it('becomes alive later, when the one that was alive is over', () => {
    const after = note({ status: 'FAILED', attemptIds: [SECOND, FIRST] }, ACCEPTED, true);
    expect(after).toMatchObject({ status: 'PROCESSING', liveAttemptId: FIRST, attemptIds: [SECOND, FIRST] });
  });
});
