import { beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { type AttemptId, payeeId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import type { BankRecord } from '../../../../lib/providers/mock/mock-bank.ts';
import { BatchedMockBank } from '../../../../lib/store/mock-bank/batched-mock-bank.ts';
import { DynamoMockBank } from '../../../../lib/store/mock-bank/mock-bank-repository.ts';
import { BATCH_ID, FIRST, NOW, SECOND } from '../../../support/domain.ts';
import { createTestTable } from '../../../support/dynamodb-table.ts';

const PAYMENT = transactionIdOf(BATCH_ID, 1);
const paid = (attemptId: AttemptId, requestHash = 'hash'): BankRecord => ({
  transactionId: PAYMENT,
  attemptId,
  requestHash,
  answer: {
    kind: 'paid',
    payee: payeeId('mock:ok:ann'),
    amountMinor: 6_000n,
    currency: currency('USD'),
    at: NOW,
    comesBack: false,
  },
});

describe.each([
  ['as they are', DynamoMockBank],
  ['that are asked about many payments at once', BatchedMockBank],
])("the Mock bank's books %s", (_, Bank) => {
  let bank: DynamoMockBank;

  beforeEach(async () => {
    bank = new Bank((await createTestTable()).table);
  });

  it('keep the first answer for a payment and attempt, and answer it to everyone after', async () => {
    const both = await Promise.all([bank.record(paid(FIRST, 'one')), bank.record(paid(FIRST, 'two'))]);
    expect(both[0]).toEqual(both[1]);
    expect(await bank.find(PAYMENT, FIRST)).toEqual(both[0]);
  });

  it('would show two movements for two attempts of one payment: they know nothing of ours', async () => {
    await bank.record(paid(FIRST));
    await bank.record(paid(SECOND));
    expect([await bank.find(PAYMENT, FIRST), await bank.find(PAYMENT, SECOND)]).toEqual([paid(FIRST), paid(SECOND)]);
    expect(await bank.countOtherAttempts(PAYMENT, SECOND)).toBe(1);
  });

  it('tell the first submission of an attempt from all others, and do not count it as an answer', async () => {
    const firsts = await Promise.all([1, 2, 3].map(() => bank.isFirstSubmission(PAYMENT, FIRST)));
    expect(firsts.filter(Boolean)).toHaveLength(1);
    expect(await bank.isFirstSubmission(PAYMENT, SECOND)).toBe(true);
    expect(await bank.countOtherAttempts(PAYMENT, SECOND)).toBe(0);
    expect(await bank.find(PAYMENT, FIRST)).toBeUndefined();
  });

  it('take a payment from limited funds, and from none if the limit was taken off in between', async () => {
    const USD = currency('USD');
    await bank.setFunds(USD, 10_000n);
    await bank.record(paid(FIRST), true);
    expect(await bank.funds(USD)).toBe(4_000n);
    await bank.record(paid(FIRST), true);
    expect(await bank.funds(USD), 'it is booked once').toBe(4_000n);
    await bank.setFunds(USD, undefined);
    expect(await bank.record(paid(SECOND), true)).toEqual(paid(SECOND));
    expect(await bank.find(PAYMENT, SECOND)).toEqual(paid(SECOND));
    expect(await bank.funds(USD)).toBeUndefined();
  });
});
