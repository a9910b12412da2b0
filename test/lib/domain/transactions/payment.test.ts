import { describe, expect, it } from 'vitest';
import { isOpen, isRetryable, mayMovePayment, PAYMENT_STATUSES } from '../../../../lib/domain/transactions/payment.ts';
import { aPayment, LATER } from '../../../support/domain.ts';

const LEGAL = [
  'PENDING PROCESSING',
  'PENDING FAILED',
  'PENDING CANCELLED',
  'PROCESSING FAILED',
  'PROCESSING UNKNOWN',
  'PROCESSING CANCELLED',
  'UNKNOWN FAILED',
  'UNKNOWN CANCELLED',
  'FAILED PENDING',
  // The provider refused, as a whole, what it was in or was to be in.
  'PENDING PENDING',
  'PROCESSING PENDING',
  'UNKNOWN PENDING',
  'FAILED CANCELLED',
  // Success wins from any unfinished state (M6).
  'PENDING COMPLETED',
  'PROCESSING COMPLETED',
  'UNKNOWN COMPLETED',
  'FAILED COMPLETED',
  'COMPLETED RETURNED',
];

describe('a payment', () => {
  it.each(PAYMENT_STATUSES.flatMap((from) => PAYMENT_STATUSES.map((to) => [from, to] as const)))(
    'moves from %s to %s only if the design says so',
    (from, to) => {
      expect(mayMovePayment(from, to)).toBe(LEGAL.includes(`${from} ${to}`));
    },
  );

  it('is open while it waits to be sent or its outcome is not known', () => {
    expect(PAYMENT_STATUSES.filter(isOpen)).toEqual(['PENDING', 'PROCESSING', 'UNKNOWN']);
  });

  it('is retried by itself only if it failed and a time for the retry was set', () => {
    const failure = { code: 'bank_busy', message: 'busy' };
    expect(isRetryable(aPayment({ status: 'FAILED', failure: { ...failure, retryAt: LATER } }))).toBe(true);
    expect(isRetryable(aPayment({ status: 'FAILED', failure }))).toBe(false);
    expect(isRetryable(aPayment({ status: 'FAILED' })), 'nobody knows why').toBe(false);
    expect(isRetryable(aPayment({ status: 'PENDING', failure: { ...failure, retryAt: LATER } }))).toBe(false);
  });
});
