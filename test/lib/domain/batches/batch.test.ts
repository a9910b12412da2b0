import { describe, expect, it } from 'vitest';
import {
  amountByStatus,
  BATCH_STATUSES,
  countByStatus,
  countDifference,
  isFinished,
  mayMoveBatch,
  NO_AMOUNTS,
  NO_PAYMENTS,
} from '../../../../lib/domain/batches/batch.ts';
import { aPayment } from '../../../support/domain.ts';

const LEGAL = [
  'DRAFT PENDING',
  // Its making died, and the sweep gives the claims back.
  'DRAFT CANCELLING',
  'PENDING QUEUED',
  'PENDING CANCELLING',
  'QUEUED PROCESSING',
  'QUEUED CANCELLING',
  'PROCESSING COMPLETED',
  'PROCESSING FAILED',
  'PROCESSING SETTLING',
  'PROCESSING QUEUED',
  'SETTLING COMPLETED',
  'SETTLING FAILED',
  'SETTLING QUEUED',
  'CANCELLING CANCELLED',
  // Part of it was paid.
  'CANCELLING COMPLETED',
  'CANCELLING FAILED',
];

describe('a batch', () => {
  it.each(BATCH_STATUSES.flatMap((from) => BATCH_STATUSES.map((to) => [from, to] as const)))(
    'moves from %s to %s only if the design says so',
    (from, to) => {
      expect(mayMoveBatch(from, to)).toBe(LEGAL.includes(`${from} ${to}`));
    },
  );

  it('is finished when nothing of it is sent any more', () => {
    expect(BATCH_STATUSES.filter(isFinished)).toEqual(['COMPLETED', 'FAILED', 'CANCELLED']);
  });

  it('counts its payments by status', () => {
    const payments = [aPayment(), aPayment({ status: 'FAILED' }), aPayment({ status: 'FAILED' })];
    expect(countByStatus(payments)).toEqual({ ...NO_PAYMENTS, PENDING: 1, FAILED: 2 });
    expect(countByStatus([])).toEqual(NO_PAYMENTS);
  });

  it('sums its payments by status', () => {
    const payments = [aPayment(), aPayment({ status: 'FAILED' }), aPayment({ status: 'FAILED', amountMinor: 1n })];
    expect(amountByStatus(payments)).toEqual({ ...NO_AMOUNTS, PENDING: 6_000n, FAILED: 6_001n });
    expect(amountByStatus([])).toEqual(NO_AMOUNTS);
  });

  it('says how counts moved, and nothing of those that did not', () => {
    const before = { ...NO_PAYMENTS, PENDING: 3, FAILED: 1 };
    expect(countDifference(before, { ...NO_PAYMENTS, PROCESSING: 3, FAILED: 1 })).toEqual({
      PENDING: -3,
      PROCESSING: 3,
    });
    expect(countDifference(before, before)).toEqual({});
  });
});
