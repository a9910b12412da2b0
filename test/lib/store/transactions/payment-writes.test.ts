import { beforeEach, describe, expect, it } from 'vitest';
import type { Attempt } from '../../../../lib/domain/transactions/attempt.ts';
import { noteFoundAttempt } from '../../../../lib/domain/transactions/found-attempt.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { startAttempt } from '../../../../lib/domain/transactions/payment-steps.ts';
import { toAttemptItem } from '../../../../lib/store/transactions/attempt-item.ts';
import { paymentWrite } from '../../../../lib/store/transactions/payment-writes.ts';
import { anAudit } from '../../../support/audit.ts';
import { batchesIn } from '../../../support/claimed-batch.ts';
import { BATCH_ID, FIRST, LATER, NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { allItems } from '../../../support/items.ts';
import { refused } from '../../../support/refused.ts';

const REFUSED = [0];
const WRITTEN: number[] = [];

describe('of the writes to a payment, each by itself', () => {
  let db: TestTable;
  let on: ReturnType<typeof batchesIn>;

  beforeEach(async () => {
    db = await createTestTable();
    on = batchesIn(db);
  });

  const onlyPayment = async (): Promise<Payment> => {
    const [payment] = (await on.processing(1)).payments;
    if (!payment) throw new Error('there is no payment');
    return payment;
  };

  it('a payment is written only over the version that was read, even if its audit chain ends as it did', async () => {
    const unwritten = await onlyPayment();
    const sent = startAttempt(unwritten, FIRST, NOW);
    expect(await refused(db.table, [paymentWrite(sent)])).toEqual(WRITTEN);
    expect(await refused(db.table, [paymentWrite(sent)])).toEqual(REFUSED);
    const [payment] = await on.payments.ofBatch(BATCH_ID);
    if (!payment) throw new Error('there is no payment');
    const after = { ...payment, version: payment.version + 1 };
    const stale = { ...payment, version: payment.version - 1 };
    expect(await refused(db.table, [paymentWrite({ before: stale, after })])).toEqual(REFUSED);
    expect(await refused(db.table, [paymentWrite({ before: payment, after })])).toEqual(WRITTEN);
  });

  it('no attempt that was found is written over one that was committed', async () => {
    const payment = await onlyPayment();
    const attempt: Attempt = {
      batchId: BATCH_ID,
      attemptId: FIRST,
      provider: 'mock',
      transactionIds: [payment.transactionId],
      prepared: { document: '{}', requestHash: 'hash', notAfter: LATER },
      createdAt: NOW,
    };
    await db.table.put(toAttemptItem(attempt));
    const outcome = { kind: 'accepted', providerReference: 'ref' } as const;
    const change = noteFoundAttempt(payment, { attemptId: FIRST, outcome, isFound: false }, NOW, LATER);
    if (!change) throw new Error('it changes nothing');
    const items = await allItems(db);
    const found = { attempt: { ...attempt, foundAt: LATER }, isStored: false, change };
    expect(await on.payments.enterFound(found, [anAudit('payment.found')])).toBe('changed');
    expect(await allItems(db)).toEqual(items);
  });
});
