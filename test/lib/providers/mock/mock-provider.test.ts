import { beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { attemptIdOf, payeeId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import type { PaymentInstruction } from '../../../../lib/domain/transactions/outcome.ts';
import type { BankRecord } from '../../../../lib/providers/mock/mock-bank.ts';
import { MockProvider } from '../../../../lib/providers/mock/mock-provider.ts';
import { signMockWebhook } from '../../../../lib/providers/mock/mock-webhook.ts';
import { DynamoMockBank } from '../../../../lib/store/mock-bank/mock-bank-repository.ts';
import type { Table } from '../../../../lib/store/shared/table.ts';
import { BATCH_ID, NOW } from '../../../support/domain.ts';
import { createTestTable } from '../../../support/dynamodb-table.ts';
import { allItems } from '../../../support/items.ts';
import { outcomesOf, preparedOf } from '../../../support/provider-answers.ts';
import { type ProviderUnderTest, testPaymentProvider } from '../provider-contract.ts';

const instructionFor = (rise: string, ordinal = 1, amountMinor = 6_000n): PaymentInstruction => ({
  transactionId: transactionIdOf(BATCH_ID, ordinal),
  payeeId: payeeId(rise),
  amountMinor,
});

async function createMock(): Promise<ProviderUnderTest & { readonly table: Table; readonly bank: DynamoMockBank }> {
  const db = await createTestTable();
  const bank = new DynamoMockBank(db.table);
  return {
    table: db.table,
    bank,
    provider: new MockProvider(bank, { attemptLifetimeSeconds: 5 }),
    async webhookAbout({ transactionId }, at) {
      const content = { id: 'evt-1', type: 'payment.updated', data: { transactionId } };
      const { headers, body } = signMockWebhook(await bank.webhookSecret(), content, at);
      return { headers, body: Buffer.from(body) };
    },
    instruction: (ordinal, amountMinor) => instructionFor(`mock:ok:${ordinal}`, ordinal, amountMinor),
    badInstruction: (ordinal, amountMinor) => instructionFor(`mock:bad:${ordinal}`, ordinal, amountMinor),
    fund: (amountMinor) => bank.setFunds(currency('USD'), amountMinor),
    // It pays at once, and has no clock of its own.
    passTo: async () => {},
    async paid() {
      const paid = new Map<string, bigint[]>();
      for (const item of await allItems(db)) {
        if (item.kind !== 'paid' || typeof item.amountMinor !== 'bigint') continue;
        const reference = String(item.reference);
        paid.set(reference, [...(paid.get(reference) ?? []), item.amountMinor]);
      }
      return paid;
    },
  };
}

testPaymentProvider('the Mock', createMock);

describe('the Mock provider', () => {
  let on: Awaited<ReturnType<typeof createMock>>;

  beforeEach(async () => {
    on = await createMock();
  });

  it('says how much money is missing', async () => {
    await on.bank.setFunds(currency('USD'), 5_000n);
    expect(await on.provider.submit(await prepare('mock:ok'), NOW)).toMatchObject({
      kind: 'rejected',
      rejection: { reason: 'no_funds', shortfallMinor: 1_000n },
    });
  });

  const prepareAll = async (some: readonly PaymentInstruction[], attempt = 0) =>
    preparedOf(await on.provider.prepare(attemptIdOf(1, attempt, 0), currency('USD'), some, NOW));
  const prepare = (rise: string, attempt = 0) => prepareAll([instructionFor(rise)], attempt);
  async function submit(rise: string, attempt = 0) {
    const [first] = outcomesOf(await on.provider.submit(await prepare(rise, attempt), NOW));
    return first?.outcome;
  }
  async function lookUp(rise: string, seconds = 0) {
    const { outcomes } = await on.provider.lookUp(await prepare(rise), addSeconds(NOW, seconds));
    return outcomes[0]?.outcome;
  }

  it('refuses `refuse` for good', async () => {
    expect(await submit('mock:refuse:x')).toMatchObject({ kind: 'refused', code: 'payee_refused' });
    expect(await submit('mock:refuse:x', 1)).toMatchObject({ kind: 'refused' });
    expect(await lookUp('mock:refuse:x')).toMatchObject({ kind: 'refused', code: 'payee_refused' });
    expect(await on.paid()).toEqual(new Map());
  });

  it('shows no payment where an attempt was refused, or a look-up has closed it', async () => {
    await submit('mock:refuse:x');
    await submit('mock:blackhole:x', 1);
    const late = addSeconds(NOW, 60);
    await on.provider.lookUp(await prepare('mock:blackhole:x', 1), late);
    const { transactionId } = instructionFor('x');
    expect(await on.bank.attemptsOf(transactionId)).toMatchObject([
      { answer: { kind: 'refused' } },
      { answer: { kind: 'expired' } },
    ]);
    expect(await on.provider.findByReference([transactionId], NOW, late)).toEqual({ payments: [], complete: true });
  });

  it('takes nothing from the funds for a payment that it refuses', async () => {
    await on.bank.setFunds(currency('USD'), 10_000n);
    expect(await submit('mock:refuse:x')).toMatchObject({ kind: 'refused' });
    expect(await on.bank.funds(currency('USD'))).toBe(10_000n);
  });

  it('refuses `unverified`, who is not through KYC', async () => {
    const payee = await on.provider.getPayee({ payeeId: payeeId('mock:unverified:x') });
    expect(payee).toMatchObject({ kycStatus: 'PENDING', canReceivePayments: false });
    expect(await submit('mock:unverified:x')).toMatchObject({ kind: 'refused', code: 'payee_unverified' });
  });

  it('pays `unverified` once the bank has approved the payee, and nobody whom it has not', async () => {
    const [late, fine] = [payeeId('mock:unverified:x'), payeeId('mock:ok:y')];
    await on.bank.decideKyc(late, 'APPROVED');
    await on.bank.decideKyc(fine, 'EXPIRED');
    expect(await on.provider.getPayee({ payeeId: late })).toEqual({
      payeeId: late,
      kycStatus: 'APPROVED',
      canReceivePayments: true,
    });
    expect(await on.provider.getPayee({ payeeId: fine })).toEqual({
      payeeId: fine,
      kycStatus: 'EXPIRED',
      canReceivePayments: false,
    });
    expect(await submit(fine)).toMatchObject({ kind: 'refused', code: 'payee_unverified' });
    expect(await submit(late, 1)).toMatchObject({ kind: 'completed' });
  });

  it('fails `flaky-2` for two attempts, each however often sent, and pays the third once', async () => {
    const kinds = [];
    for (const attempt of [0, 0, 1, 1, 2, 2]) kinds.push((await submit('mock:flaky-2:x', attempt))?.kind);
    expect(kinds).toEqual(['failed', 'failed', 'failed', 'failed', 'completed', 'completed']);
    expect(await on.paid()).toEqual(new Map([[instructionFor('x').transactionId, [6_000n]]]));
  });

  it('pays `timeout-paid` and loses the answer: a look-up finds it', async () => {
    expect(await submit('mock:timeout-paid:x')).toMatchObject({ kind: 'unknown' });
    expect(await lookUp('mock:timeout-paid:x')).toMatchObject({ kind: 'completed' });
  });

  it('loses the first submission of `timeout-unpaid`, and pays the same attempt sent again', async () => {
    expect(await submit('mock:timeout-unpaid:x')).toMatchObject({ kind: 'unknown' });
    expect(await lookUp('mock:timeout-unpaid:x')).toBeUndefined();
    expect(await submit('mock:timeout-unpaid:x')).toMatchObject({ kind: 'completed' });
  });

  it('never gets anything for `blackhole`', async () => {
    expect(await submit('mock:blackhole:x')).toMatchObject({ kind: 'unknown' });
    expect(await submit('mock:blackhole:x')).toMatchObject({ kind: 'unknown' });
    expect(await lookUp('mock:blackhole:x')).toBeUndefined();
    expect(await on.paid()).toEqual(new Map());
  });

  it('accepts `slow-30`, and has paid it thirty seconds later', async () => {
    expect(await submit('mock:slow-30:x')).toMatchObject({ kind: 'accepted' });
    expect(await lookUp('mock:slow-30:x', 29)).toMatchObject({ kind: 'accepted' });
    expect(await lookUp('mock:slow-30:x', 30)).toMatchObject({ kind: 'completed' });
  });

  it('pays `return`, and says at the next look-up that it came back', async () => {
    expect(await submit('mock:return:x')).toMatchObject({ kind: 'completed' });
    expect(await lookUp('mock:return:x')).toMatchObject({ kind: 'returned' });
  });

  describe('of a submission that is delivered twice', () => {
    const late = addSeconds(NOW, 6);
    /** A bank that the payment with this number does not reach. */
    const cutOff = (ordinal: number) =>
      new (class extends DynamoMockBank {
        override record(record: BankRecord, isLimited?: boolean) {
          if (record.transactionId !== transactionIdOf(BATCH_ID, ordinal)) return super.record(record, isLimited);
          return Promise.reject(new Error('the way to the bank broke off'));
        }
      })(on.table);
    const arriveInPart = async () => {
      const prepared = await prepareAll([instructionFor('mock:ok:a', 1), instructionFor('mock:ok:b', 2)]);
      const first = new MockProvider(cutOff(2), { attemptLifetimeSeconds: 5 });
      await expect(first.submit(prepared, NOW)).rejects.toThrow('broke off');
      return prepared;
    };

    it('does not reject a second one that comes too late, because the first one has paid', async () => {
      const prepared = await prepare('mock:ok');
      await on.provider.submit(prepared, NOW);
      expect(await on.provider.submit(prepared, late)).toMatchObject({
        kind: 'taken',
        outcomes: [{ outcome: { kind: 'completed' } }],
      });
    });

    it('refuses a first one that arrives after a second one was rejected as too late', async () => {
      const prepared = await prepare('mock:ok');
      expect(await on.provider.submit(prepared, late)).toMatchObject({ rejection: { reason: 'expired' } });
      await expect(on.provider.submit(prepared, NOW)).rejects.toThrow('came after its time was up');
      expect(await on.paid()).toEqual(new Map());
    });

    it('refuses a first one that arrives after a second one was rejected for lack of funds', async () => {
      const prepared = await prepare('mock:ok');
      await on.bank.setFunds(currency('USD'), 5_000n);
      expect(await on.provider.submit(prepared, NOW)).toMatchObject({ rejection: { reason: 'no_funds' } });
      await on.bank.setFunds(currency('USD'), undefined);
      await expect(on.provider.submit(prepared, NOW)).rejects.toThrow('came after its time was up');
      expect(await on.paid()).toEqual(new Map());
    });

    it('says what became of each payment if only a part of the first one arrived in time', async () => {
      const outcomes = outcomesOf(await on.provider.submit(await arriveInPart(), late));
      expect(outcomes).toMatchObject([{ outcome: { kind: 'completed' } }, { outcome: { kind: 'unknown' } }]);
      expect([...(await on.paid()).keys()]).toEqual([transactionIdOf(BATCH_ID, 1)]);
    });

    it('goes on with the second one if a part of the first one has used up the funds', async () => {
      await on.bank.setFunds(currency('USD'), 12_000n);
      const outcomes = outcomesOf(await on.provider.submit(await arriveInPart(), NOW));
      expect(outcomes.map(({ outcome }) => outcome.kind)).toEqual(['completed', 'completed']);
      expect(await on.bank.funds(currency('USD'))).toBe(0n);
    });

    it('refuses other content under the same attempt, also when it comes too late', async () => {
      await on.provider.submit(await prepareAll([instructionFor('mock:ok', 1, 6_000n)]), NOW);
      const other = await prepareAll([instructionFor('mock:ok', 1, 7_000n)]);
      await expect(on.provider.submit(other, late)).rejects.toThrow('with other content');
    });
  });

  it('answers for each payment of a submission by itself', async () => {
    const some = [
      instructionFor('mock:ok:a', 1),
      instructionFor('mock:refuse:b', 2),
      instructionFor('mock:flaky-1:c', 3),
    ];
    const outcomes = outcomesOf(await on.provider.submit(await prepareAll(some), NOW));
    expect(outcomes.map(({ outcome }) => outcome.kind)).toEqual(['completed', 'refused', 'failed']);
  });
});
