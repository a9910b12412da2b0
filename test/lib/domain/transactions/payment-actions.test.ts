import { describe, expect, it } from 'vitest';
import { applyOutcome } from '../../../../lib/domain/transactions/apply-outcome.ts';
import type { Outcome } from '../../../../lib/domain/transactions/outcome.ts';
import { ATTEMPT_EXPIRED, RESOLVED_UNPAID } from '../../../../lib/domain/transactions/outcome.ts';
import { type PaymentChange, PaymentStateError } from '../../../../lib/domain/transactions/payment-change.ts';
import { cancel, failBeforeSending, retry, startAttempt } from '../../../../lib/domain/transactions/payment-steps.ts';
import { aPayment, FIRST, LATER, SECOND } from '../../../support/domain.ts';

const sent = aPayment({ status: 'PROCESSING', liveAttemptId: FIRST, attemptIds: [FIRST] });
const paidBefore = aPayment({ status: 'COMPLETED', paidByAttemptId: SECOND, liveAttemptId: FIRST });
const FAULT = { code: 'by_hand', message: 'by hand' };
const hear = (outcome: Outcome, payment = sent) => applyOutcome(payment, FIRST, outcome, LATER);
const failed: Outcome = { kind: 'failed', code: 'busy', message: 'busy' };
const completed: Outcome = { kind: 'completed', providerReference: 'ref' };

describe('the name under which a step of a payment stands in the audit log', () => {
  it.each<[string, PaymentChange | undefined]>([
    ['payment.sending', startAttempt(aPayment(), FIRST, LATER)],
    ['payment.unknown', hear({ kind: 'unknown', message: 'lost' })],
    ['payment.failed', hear({ kind: 'refused', code: 'no', message: 'no' })],
    ['payment.failed', hear(failed)],
    ['payment.cancelled', hear(failed, { ...sent, retries: 3 })],
    ['payment.completed', hear(completed)],
    ['payment.overpaid', hear(completed, paidBefore)],
    ['payment.attempt_closed', hear(failed, paidBefore)],
    ['payment.failed', failBeforeSending(aPayment(), FAULT, LATER)],
    ['payment.retrying', retry(aPayment({ status: 'FAILED', failure: { ...FAULT, retryAt: LATER } }), LATER)],
    ['payment.cancelled', cancel(aPayment(), FAULT, LATER)],
  ])('is %s', (action, change) => {
    expect(change?.action).toBe(action);
  });
});

describe('what readers of logs and of the API rely on', () => {
  it('is the name of the error for a step that the state does not allow', () => {
    expect(new PaymentStateError('x').name).toBe('PaymentStateError');
  });

  it('are the codes of the failures that no provider has reported', () => {
    expect([ATTEMPT_EXPIRED, RESOLVED_UNPAID]).toEqual(['attempt_expired', 'resolved_unpaid']);
  });
});
