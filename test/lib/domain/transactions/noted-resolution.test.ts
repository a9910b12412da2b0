import { describe, expect, it } from 'vitest';
import type { Payment, ProposedResolution } from '../../../../lib/domain/transactions/payment.ts';
import { PaymentStateError } from '../../../../lib/domain/transactions/payment-change.ts';
import { noteResolution } from '../../../../lib/domain/transactions/payment-steps.ts';
import { aPayment, FIRST, LATER, NOW, SECOND } from '../../../support/domain.ts';

const unknown = aPayment({ status: 'UNKNOWN', liveAttemptId: FIRST, attemptIds: [FIRST] });
const PROPOSED: ProposedResolution = {
  proposalId: 'p-1',
  attemptId: FIRST,
  outcome: 'unpaid',
  evidence: 'the bank has no such transfer',
  by: { sub: 'sub-1', name: 'ann' },
  at: NOW,
};

describe('what people say became of an UNKNOWN payment', () => {
  it('is noted, and moves neither the payment nor money', () => {
    expect(noteResolution(unknown, PROPOSED, LATER)).toEqual({
      action: 'payment.resolution_proposed',
      before: unknown,
      after: { ...unknown, resolution: PROPOSED, version: unknown.version + 1, updatedAt: LATER },
      ledger: { kind: 'none' },
    });
  });

  it('is told apart once a second person has said the same', () => {
    const confirmed = { by: { sub: 'sub-2', name: 'bob' }, at: LATER, evidence: 'nor has ours' };
    const change = noteResolution(unknown, { ...PROPOSED, confirmed }, LATER);
    expect(change.action).toBe('payment.resolution_confirmed');
    expect(change.after.resolution?.confirmed).toEqual(confirmed);
  });

  it.each<[string, Partial<Payment>]>([
    ['is not in doubt, though the attempt lives', { status: 'COMPLETED' }],
    ['is still under way', { status: 'PROCESSING' }],
    ['waits for another attempt', { liveAttemptId: SECOND }],
    ['waits for none', { liveAttemptId: undefined }],
  ])('is refused if the payment %s', (_, patch) => {
    expect(() => noteResolution({ ...unknown, ...patch }, PROPOSED, LATER)).toThrow(PaymentStateError);
  });
});
