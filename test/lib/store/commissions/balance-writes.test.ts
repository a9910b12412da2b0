import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { append, type Balance, claim, emptyBalance } from '../../../../lib/domain/commissions/ledger.ts';
import { ledgerStep } from '../../../../lib/domain/commissions/ledger-step.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { type AffiliateId, affiliateId, commissionId, transactionId } from '../../../../lib/domain/shared/ids.ts';
import type { LedgerEffect } from '../../../../lib/domain/transactions/payment-change.ts';
import {
  appendWrites,
  claimWrite,
  holdsCheck,
  ledgerStepWrites,
  liftHoldWrite,
} from '../../../../lib/store/commissions/balance-writes.ts';
import { fromBalanceItem } from '../../../../lib/store/commissions/ledger-item.ts';
import { DynamoLedgerRepository } from '../../../../lib/store/commissions/ledger-repository.ts';
import { balanceKey, HOLDS_KEY } from '../../../../lib/store/keys.ts';
import { aPayment, FIRST, LATER, NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { refused } from '../../../support/refused.ts';

const ANN = affiliateId('aff-1');
const USD = currency('USD');
/** Of an accrual of one entry. */
const [ENTRY, BALANCE] = [0, 1];
const [T1, T2] = [transactionId('batch-1.001'), transactionId('batch-1.002')];

describe('writes to a balance', () => {
  let db: TestTable;

  beforeEach(async () => {
    db = await createTestTable();
  });

  const stored = async (): Promise<Balance> => {
    const item = await db.table.get(balanceKey(ANN, USD));
    return item ? fromBalanceItem(item) : emptyBalance(ANN, USD);
  };
  const isIndexed = async () => {
    const found: AffiliateId[] = [];
    for await (const id of new DynamoLedgerRepository(db.table).unsettled(USD)) found.push(id);
    return found.includes(ANN);
  };
  const accrued = (before: Balance, amountMinor: bigint) => {
    const id = commissionId(`c-${before.accruedSeq + 1}`);
    const { balance: after, entries } = append(
      before,
      [{ kind: 'COMMISSION', amountMinor, commissionId: id, approvedAt: NOW }],
      NOW,
    );
    return { before, after, entries };
  };
  const accrue = async (amountMinor: bigint) => db.table.transact(appendWrites(accrued(await stored(), amountMinor)));
  const claimAs = (before: Balance, id = T1) => db.table.transact([claimWrite(before, claim(before, id))]);
  const stepOf = (ledger: LedgerEffect, before: Balance) => {
    const payment = aPayment({ amountMinor: 60n });
    const step = ledgerStep({ action: 'payment.completed', before: payment, after: payment, ledger }, before, NOW);
    return step ? ledgerStepWrites(step) : [];
  };
  const take = async (kind: 'settle' | 'release') => db.table.transact(stepOf({ kind }, await stored()));
  const set = async (expression: string, values: Record<string, unknown>) => {
    await db.client.send(
      new UpdateCommand({
        TableName: db.name,
        Key: { ...balanceKey(ANN, USD) },
        UpdateExpression: expression,
        ...(expression.includes('#hold') && { ExpressionAttributeNames: { '#hold': 'hold' } }),
        ExpressionAttributeValues: values,
      }),
    );
  };
  const hold = () => set('SET #hold = :hold', { ':hold': { reason: 'fraud', by: 'admin', at: NOW } });

  describe('an accrual', () => {
    it('is refused when another came first, the very first one too', async () => {
      const two = [accrued(await stored(), 60n), accrued(await stored(), 40n)] as const;
      expect(await db.table.transact(appendWrites(two[0]))).toEqual([]);
      expect(await db.table.transact(appendWrites(two[1]))).not.toEqual([]);
      const again = [accrued(await stored(), 1n), accrued(await stored(), 2n)] as const;
      expect(await db.table.transact(appendWrites(again[0]))).toEqual([]);
      expect(await db.table.transact(appendWrites(again[1]))).not.toEqual([]);
      expect(await stored()).toMatchObject({ accruedSeq: 2, accruedMinor: 61n, accruedCount: 2 });
    });

    it('is refused by the balance when that has moved on, and by an entry that is there, each by itself', async () => {
      await accrue(60n);
      const read = await stored();
      await set('SET accruedSeq = :seq', { ':seq': 7 });
      expect(await refused(db.table, appendWrites(accrued(read, 40n)))).toEqual([BALANCE]);
      await set('SET accruedSeq = :seq', { ':seq': 0 });
      expect(await refused(db.table, appendWrites(accrued({ ...read, accruedSeq: 0 }, 40n)))).toEqual([ENTRY, BALANCE]);
    });

    it('puts the balance among the unsettled', async () => {
      expect(await isIndexed()).toBe(false);
      await accrue(60n);
      expect(await isIndexed()).toBe(true);
    });
  });

  describe('a claim', () => {
    beforeEach(async () => {
      await accrue(60n);
    });

    it('is refused when another is open', async () => {
      const read = await stored();
      expect(await claimAs(read, T1)).toEqual([]);
      expect(await claimAs(read, T2)).not.toEqual([]);
      expect((await stored()).open?.transactionId).toBe(T1);
    });

    it('is refused when the balance was put on hold since it was read', async () => {
      const read = await stored();
      await hold();
      expect(await claimAs(read)).not.toEqual([]);
      expect((await stored()).open).toBeUndefined();
    });

    it('is refused when a payment was settled since it was read', async () => {
      const read = await stored();
      await claimAs(read, T1);
      await take('settle');
      expect(await claimAs(read, T2)).not.toEqual([]);
      expect((await stored()).open).toBeUndefined();
    });

    it('is refused when a debit came since it was read: it would pay too much', async () => {
      const read = await stored();
      expect(await accrue(-1n)).toEqual([]);
      expect(await claimAs(read)).not.toEqual([]);
    });

    it('is refused when a hold was placed or lifted since the holds were read, whoever is held', async () => {
      const raise = (version: number) => db.table.put({ ...HOLDS_KEY, version });
      expect(await refused(db.table, [holdsCheck(0)])).toEqual([]);
      await raise(1);
      expect(await refused(db.table, [holdsCheck(0)])).toEqual([0]);
      expect(await refused(db.table, [holdsCheck(1)])).toEqual([]);
      await raise(2);
      expect(await refused(db.table, [holdsCheck(1)])).toEqual([0]);
    });

    it('is not disturbed by an accrual since it was read, and covers what was read', async () => {
      const read = await stored();
      await accrue(40n);
      expect(await claimAs(read)).toEqual([]);
      expect(await stored()).toMatchObject({ accruedMinor: 100n, open: { toSeq: 1, amountMinor: 60n } });
    });
  });

  describe('a settlement', () => {
    beforeEach(async () => {
      await accrue(60n);
      await claimAs(await stored());
    });

    it('of everything takes the balance from among the unsettled', async () => {
      expect(await take('settle')).toEqual([]);
      expect(await stored()).toMatchObject({ settledSeq: 1, settledMinor: 60n, settledCount: 1, paidMinor: 60n });
      expect((await stored()).open).toBeUndefined();
      expect(await isIndexed()).toBe(false);
    });

    it('is refused when an accrual came since the read, and then keeps the balance among the unsettled', async () => {
      const writes = stepOf({ kind: 'settle' }, await stored());
      await accrue(40n);
      expect(await db.table.transact(writes)).not.toEqual([]);
      expect((await stored()).settledSeq).toBe(0);
      expect(await take('settle')).toEqual([]);
      expect(await isIndexed()).toBe(true);
      expect(await stored()).toMatchObject({ settledMinor: 60n, accruedMinor: 100n });
    });

    it('is made once only', async () => {
      const writes = stepOf({ kind: 'settle' }, await stored());
      expect(await db.table.transact(writes)).toEqual([]);
      expect(await db.table.transact(writes)).not.toEqual([]);
      expect((await stored()).paidMinor).toBe(60n);
    });

    it('is refused once the claim was released and made anew by another payment', async () => {
      const writes = stepOf({ kind: 'settle' }, await stored());
      await take('release');
      await claimAs(await stored(), T2);
      expect(await db.table.transact(writes)).not.toEqual([]);
      expect((await stored()).open?.transactionId).toBe(T2);
    });

    it('leaves a hold where it is', async () => {
      await hold();
      expect(await take('settle')).toEqual([]);
      expect((await stored()).hold?.reason).toBe('fraud');
    });
  });

  describe('the lifting of a hold', () => {
    it('is of the very hold that was seen: the same reason, set at the same time', async () => {
      await accrue(60n);
      await hold();
      const lift = liftHoldWrite(await stored());
      await set('SET #hold = :hold', { ':hold': { reason: 'paid twice', by: 'system', at: NOW } });
      expect(await refused(db.table, [lift])).toEqual([0]);
      await set('SET #hold = :hold', { ':hold': { reason: 'fraud', by: 'admin', at: LATER } });
      expect(await refused(db.table, [lift])).toEqual([0]);
      await hold();
      expect(await refused(db.table, [lift])).toEqual([]);
      expect((await stored()).hold).toBeUndefined();
    });
  });

  describe('a release', () => {
    it('gives back only its own claim, and leaves the balance among the unsettled', async () => {
      await accrue(60n);
      await claimAs(await stored());
      const writes = stepOf({ kind: 'release' }, await stored());
      expect(await db.table.transact(writes)).toEqual([]);
      expect(await isIndexed()).toBe(true);
      await claimAs(await stored(), T2);
      expect(await db.table.transact(writes)).not.toEqual([]);
      expect((await stored()).open?.transactionId).toBe(T2);
    });
  });

  describe('an overpayment', () => {
    beforeEach(async () => {
      await accrue(60n);
    });
    const overpaid = { kind: 'overpaid', attemptId: FIRST } as const;

    it('appends a debit, counts what was paid, and puts the balance on hold', async () => {
      expect(await db.table.transact(stepOf(overpaid, await stored()))).toEqual([]);
      expect(await stored()).toMatchObject({
        accruedMinor: 0n,
        paidMinor: 60n,
        lastDebitSeq: 2,
        hold: { by: 'system' },
      });
    });

    it('has its own hold take the place of an earlier one, so that nobody lifts what they have not seen', async () => {
      const writes = stepOf(overpaid, await stored());
      await hold();
      expect(await db.table.transact(writes)).toEqual([]);
      expect((await stored()).hold?.reason).toContain('was paid more than once');
    });

    it('is refused when another entry came first', async () => {
      const writes = stepOf(overpaid, await stored());
      await accrue(5n);
      expect(await db.table.transact(writes)).not.toEqual([]);
      expect(await stored()).toMatchObject({ accruedMinor: 65n, paidMinor: 0n });
    });

    it('of a settled balance brings it back among the unsettled', async () => {
      await claimAs(await stored());
      await take('settle');
      expect(await isIndexed()).toBe(false);
      await db.table.transact(stepOf(overpaid, await stored()));
      expect(await isIndexed()).toBe(true);
      expect(await stored()).toMatchObject({ paidMinor: 120n, accruedMinor: 0n, settledMinor: 60n });
    });
  });

  it('of a payment that came back makes its amount payable again', async () => {
    await accrue(60n);
    await claimAs(await stored());
    await take('settle');
    expect(await db.table.transact(stepOf({ kind: 'returned', attemptId: FIRST }, await stored()))).toEqual([]);
    expect(await stored()).toMatchObject({ paidMinor: 0n, accruedMinor: 120n, settledMinor: 60n, lastDebitSeq: 0 });
    expect((await stored()).hold).toBeUndefined();
    expect(await isIndexed()).toBe(true);
  });

  it('of a payment that the provider takes back does the same, and keeps the balance from being paid', async () => {
    await accrue(60n);
    await claimAs(await stored());
    await take('settle');
    expect(await db.table.transact(stepOf({ kind: 'contradicted', attemptId: FIRST }, await stored()))).toEqual([]);
    expect(await stored()).toMatchObject({ paidMinor: 0n, accruedMinor: 120n, hold: { by: 'system' } });
    await expect(async () => claimAs(await stored())).rejects.toThrow('is on hold');
  });
});
