import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../../lib/domain/batches/batch.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId, batchId, payeeId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { batchContentHash } from '../../../../lib/payouts/batches/batch-content.ts';
import { aBatch, aPayment, BATCH_ID, FIRST } from '../../../support/domain.ts';

const payments = [aPayment({}, 1), aPayment({}, 2), aPayment({}, 3)];
const approved = batchContentHash(aBatch(), payments);
const withFirst = (patch: Partial<Payment>) => batchContentHash(aBatch(), [aPayment(patch, 1), ...payments.slice(1)]);

describe('what is approved of a batch', () => {
  it('is the same in whatever order its payments are read', () => {
    for (const [first, second, third] of [
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ] as const) {
      const order = [first, second, third].flatMap((nth) => payments[nth] ?? []);
      expect(batchContentHash(aBatch(), order)).toBe(approved);
    }
  });

  it('is the same whatever has become of its payments', () => {
    expect(withFirst({ status: 'UNKNOWN', liveAttemptId: FIRST, attemptIds: [FIRST], version: 9 })).toBe(approved);
  });

  it.each<Partial<Payment>>([
    { transactionId: transactionIdOf(BATCH_ID, 9) },
    { affiliateId: affiliateId('aff-9') },
    { payeeId: payeeId('mock:ok:aff-9') },
    { amountMinor: 6_001n },
    { fromSeq: 1 },
    { toSeq: 2 },
  ])('is something else once a payment has %o', (patch) => {
    expect(withFirst(patch)).not.toBe(approved);
  });

  it.each<Partial<Batch>>([{ batchId: batchId('batch-2') }, { provider: 'elsewhere' }, { currency: currency('EUR') }])(
    'is something else of a batch with %o',
    (patch) => {
      expect(batchContentHash(aBatch(patch), payments)).not.toBe(approved);
    },
  );
});
