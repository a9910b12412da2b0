import { describe, expect, it } from 'vitest';
import type { BatchStatus } from '../../../../lib/domain/batches/batch.ts';
import { noFigures, successRate, withBatch } from '../../../../lib/domain/batches/payout-figures.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import type { PaymentStatus } from '../../../../lib/domain/transactions/payment.ts';
import { aBatch, aPayment, NOW } from '../../../support/domain.ts';

const USD = currency('USD');
const batchOf = (status: BatchStatus, ...payments: PaymentStatus[]) =>
  aBatch(
    { status },
    payments.map((payment, n) => aPayment({ status: payment }, n + 1)),
  );
const rateOf = (...batches: ReturnType<typeof batchOf>[]) => successRate(batches.reduce(withBatch, noFigures(USD)));

describe('payout figures', () => {
  it('count every batch and payment once, under its status', () => {
    const figures = [
      batchOf('COMPLETED', 'COMPLETED', 'RETURNED'),
      batchOf('PROCESSING', 'UNKNOWN', 'COMPLETED'),
    ].reduce(withBatch, noFigures(USD));
    expect(figures).toMatchObject({
      batches: { COMPLETED: 1, PROCESSING: 1, FAILED: 0 },
      counts: { COMPLETED: 2, RETURNED: 1, UNKNOWN: 1, PENDING: 0 },
      amounts: { COMPLETED: 12_000n, RETURNED: 6_000n, UNKNOWN: 6_000n, PENDING: 0n },
    });
  });

  it('are of one currency', () => {
    expect(() => withBatch(noFigures(currency('JPY')), batchOf('PENDING', 'PENDING'))).toThrow(RangeError);
  });
});

describe('the success rate', () => {
  it('is paid of decided, and nothing while nothing is decided', () => {
    expect(rateOf(batchOf('PROCESSING', 'PENDING', 'UNKNOWN'))).toBeUndefined();
    expect(rateOf(batchOf('PROCESSING', 'COMPLETED', 'FAILED', 'UNKNOWN'))).toBe('0.5000');
    expect(rateOf(batchOf('FAILED', 'CANCELLED', 'FAILED'))).toBe('0.0000');
    expect(rateOf(batchOf('COMPLETED', 'COMPLETED', 'RETURNED'))).toBe('0.5000');
  });

  it('is 1.0000 only if all were paid: it is rounded down', () => {
    expect(successRate({ paid: 999_999, decided: 1_000_000 })).toBe('0.9999');
    expect(successRate({ paid: 2, decided: 3 })).toBe('0.6666');
    expect(successRate({ paid: 3, decided: 3 })).toBe('1.0000');
  });

  it('of a batch of which part was paid leaves out just what was called off, not what had failed before', () => {
    const rest = batchOf('FAILED', 'COMPLETED', 'CANCELLED', 'CANCELLED');
    const calledOff = { by: 'admin', at: NOW };
    expect(rateOf({ ...rest, calledOff: { ...calledOff, payments: 2 } })).toBe('1.0000');
    expect(rateOf({ ...rest, calledOff: { ...calledOff, payments: 1 } })).toBe('0.5000');
    expect(rateOf({ ...rest, status: 'CANCELLING', calledOff }), 'it has not ended').toBe('1.0000');
    expect(rateOf(rest), 'nobody called it off').toBe('0.3333');
  });

  it('leaves out what a person cancelled before it was sent', () => {
    const calledOff = [batchOf('CANCELLED', 'CANCELLED', 'FAILED'), batchOf('CANCELLING', 'CANCELLED', 'PENDING')];
    expect(rateOf(...calledOff)).toBeUndefined();
    expect(rateOf(...calledOff, batchOf('COMPLETED', 'COMPLETED'))).toBe('1.0000');
  });
});
