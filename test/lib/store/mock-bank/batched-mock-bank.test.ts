import { beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { payeeId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import type { BankRecord } from '../../../../lib/providers/mock/mock-bank.ts';
import { BatchedMockBank } from '../../../../lib/store/mock-bank/batched-mock-bank.ts';
import { BATCH_ID, FIRST, NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { overriding } from '../../../support/world.ts';

const record = (number: number, requestHash = 'hash'): BankRecord => ({
  transactionId: transactionIdOf(BATCH_ID, number),
  attemptId: FIRST,
  requestHash,
  answer: {
    kind: 'paid',
    payee: payeeId(`mock:ok:${number}`),
    amountMinor: 6_000n,
    currency: currency('USD'),
    at: NOW,
    comesBack: false,
  },
});
const records = (count: number) => Array.from({ length: count }, (_, number) => record(number + 1));

describe('the Mock bank, asked about many payments at the same moment', () => {
  let db: TestTable;
  let bank: BatchedMockBank;
  let roundTrips: string[];

  beforeEach(async () => {
    db = await createTestTable();
    roundTrips = [];
    const counted = overriding(db.table, {
      getMany: (keys) => {
        roundTrips.push('read');
        return db.table.getMany(keys);
      },
      transact: (writes) => {
        roundTrips.push('write');
        return db.table.transact(writes);
      },
    });
    bank = new BatchedMockBank(counted);
  });

  const recordAll = (some: readonly BankRecord[]) => Promise.all(some.map((one) => bank.record(one)));
  const findAll = (some: readonly BankRecord[]) =>
    Promise.all(some.map(({ transactionId, attemptId }) => bank.find(transactionId, attemptId)));

  it('books 25 in one transaction, and finds them in one read', async () => {
    const some = records(25);
    expect(await recordAll(some)).toEqual(some);
    expect(await findAll(some)).toEqual(some);
    expect(roundTrips).toEqual(['write', 'read']);
  });

  it('books a submission of 50 in two transactions, so that one of them can be lost', async () => {
    await recordAll(records(50));
    expect(roundTrips).toEqual(['write', 'write']);
  });

  it('answers each payment by itself: what stands for those who have an answer, and the others are booked', async () => {
    await recordAll([record(2), record(4)]);
    const again = [1, 2, 3, 4, 5].map((number) => record(number, 'another'));
    const standing = [record(1, 'another'), record(2), record(3, 'another'), record(4), record(5, 'another')];
    expect(await recordAll(again)).toEqual(standing);
    expect(await findAll(again)).toEqual(standing);
  });

  it('finds nothing of what is not there, and the same twice', async () => {
    await recordAll([record(1)]);
    expect(await findAll([record(1), record(2), record(1)])).toEqual([record(1), undefined, record(1)]);
  });

  it('knows what was decided about each payee now, however often it is asked', async () => {
    const payees = [payeeId('mock:ok:1'), payeeId('mock:ok:2'), payeeId('mock:ok:1')];
    const decided = () => Promise.all(payees.map((payee) => bank.decidedKyc(payee)));
    expect(await decided()).toEqual([undefined, undefined, undefined]);
    await bank.decideKyc(payeeId('mock:ok:1'), 'REJECTED');
    expect(await decided()).toEqual(['REJECTED', undefined, 'REJECTED']);
  });
});
