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
