import { describe, expect, it } from 'vitest';
import {
  append,
  type Balance,
  claim,
  emptyBalance,
  type LedgerEntry,
  release,
  settle,
} from '../../../../lib/domain/commissions/ledger.ts';
import { checkBooks } from '../../../../lib/domain/reports/check-books.ts';
import { commissionId } from '../../../../lib/domain/shared/ids.ts';
import type { Payment, PaymentStatus } from '../../../../lib/domain/transactions/payment.ts';
import { PAYMENT_STATUSES } from '../../../../lib/domain/transactions/payment.ts';
import { aBatch, aPayment, FIRST, NOW } from '../../../support/domain.ts';

const { transactionId, affiliateId, currency } = aPayment();
const commission = (n: number, amountMinor: bigint) =>
  ({ kind: 'COMMISSION', amountMinor, commissionId: commissionId(`c-${n}`), approvedAt: NOW }) as const;
/** Entries 1 and 2, of 40 and 20, are claimed by the payment; entry 3, of 5, came later. */
const accrued = append(emptyBalance(affiliateId, currency), [commission(1, 4_000n), commission(2, 2_000n)], NOW);
const later = append(claim(accrued.balance, transactionId), [commission(3, 500n)], NOW);
const ENTRIES: readonly LedgerEntry[] = [...accrued.entries, ...later.entries];
const CLAIMED = later.balance;
const SETTLED = settle(CLAIMED, transactionId);
const RELEASED = release(CLAIMED, transactionId);

const paymentIn = (status: PaymentStatus, patch: Partial<Payment> = {}) =>
  aPayment({ status, fromSeq: 0, toSeq: 2, attemptIds: [FIRST], ...patch });
const totalsOf =
  (entries: readonly LedgerEntry[]) =>
  (_: unknown, seq: number): bigint | undefined =>
    seq === 0 ? 0n : entries[seq - 1]?.totalMinor;
const check = (payment: Payment, balance: Balance | undefined, entries = ENTRIES) => {
  const balances = new Map(balance ? [[payment.affiliateId, balance]] : []);
  return checkBooks(aBatch({}, [payment]), [payment], { balances, totalAfter: totalsOf(entries) });
};
const differs = (ours: string, theirs: string) => [{ kind: 'ledger', transactionId, ours, theirs }];

const HOLDS_IT = ['PENDING', 'PROCESSING', 'UNKNOWN', 'FAILED'] as const;
const SETTLES_IT = ['COMPLETED', 'RETURNED'] as const;

describe('the books of a batch add up', () => {
  it.each(HOLDS_IT)('while a payment is %s and the ledger holds its claim', (status) => {
    expect(check(paymentIn(status), CLAIMED)).toEqual([]);
  });

  it.each(SETTLES_IT)('when a payment is %s and its entries are settled', (status) => {
    expect(check(paymentIn(status), SETTLED)).toEqual([]);
  });

  it('when a payment covers what came after another one was paid', () => {
    const second = { fromSeq: 2, toSeq: 3, amountMinor: 500n };
    expect(check(paymentIn('PENDING', second), claim(SETTLED, transactionId))).toEqual([]);
  });

  it('when a payment was cancelled and its entries are free, or claimed by another one', () => {
    expect(check(paymentIn('CANCELLED'), RELEASED)).toEqual([]);
    const again = claim(RELEASED, aPayment({}, 2).transactionId);
    expect(check(paymentIn('CANCELLED'), again)).toEqual([]);
    expect(check(paymentIn('CANCELLED'), SETTLED), 'a later payment of the same commissions was paid').toEqual([]);
  });
});

describe('the books of a batch do not add up', () => {
  it.each(HOLDS_IT)('if a payment is %s and the ledger does not hold its claim', (status) => {
    const expected = differs(`${status}, 60.00 USD`, 'the ledger does not hold its claim');
    expect(check(paymentIn(status), RELEASED)).toEqual(expected);
    expect(check(paymentIn(status), SETTLED)).toEqual(expected);
    expect(check(paymentIn(status), claim(RELEASED, aPayment({}, 2).transactionId))).toEqual(expected);
  });

  it('if the claim that the ledger holds goes further, or is of another amount', () => {
    const expected = differs('PENDING, 60.00 USD', 'the ledger does not hold its claim');
    expect(check(paymentIn('PENDING'), claim(RELEASED, transactionId))).toEqual(expected);
    const part = { fromSeq: 1, amountMinor: 2_000n };
    expect(check(paymentIn('PENDING', part), CLAIMED)).toEqual(
      differs('PENDING, 20.00 USD', 'the ledger does not hold its claim'),
    );
    // Entry 3 is of 0. So the amount of the claim is right, and what it covers is not.
    const zero = append(accrued.balance, [commission(3, 0n)], NOW);
    const further = claim(zero.balance, transactionId);
    expect(check(paymentIn('PENDING'), further, [...accrued.entries, ...zero.entries])).toEqual(expected);
  });

  it.each(SETTLES_IT)('if a payment is %s and its entries are not settled', (status) => {
    expect(check(paymentIn(status), CLAIMED)).toEqual(differs(status, 'settled up to entry 0 only'));
  });

  it('if a payment is CANCELLED and the ledger still holds its claim', () => {
    expect(check(paymentIn('CANCELLED'), CLAIMED)).toEqual(differs('CANCELLED', 'the ledger still holds its claim'));
  });

  it('if the ledger lacks what a payment covers', () => {
    const lacks = differs('COMPLETED, covers entries 1 to 2', 'the ledger lacks them');
    expect(check(paymentIn('COMPLETED'), undefined)).toEqual(lacks);
    expect(check(paymentIn('COMPLETED'), SETTLED, ENTRIES.slice(0, 1))).toEqual(lacks);
    const beyond = { fromSeq: 7, toSeq: 2 };
    expect(check(paymentIn('COMPLETED', beyond), SETTLED)).toEqual(
      differs('COMPLETED, covers entries 8 to 2', 'the ledger lacks them'),
    );
  });

  it('if a payment is of another amount than what it covers', () => {
    expect(check(paymentIn('COMPLETED', { amountMinor: 6_001n }), SETTLED)).toEqual(
      differs('COMPLETED, 60.01 USD', 'entries 1 to 2 are 60.00 USD'),
    );
    expect(check(paymentIn('COMPLETED', { fromSeq: 1 }), SETTLED)).toEqual(
      differs('COMPLETED, 60.00 USD', 'entries 2 to 2 are 20.00 USD'),
    );
  });

  it('if a balance is not what its entries add up to', () => {
    expect(check(paymentIn('COMPLETED'), { ...SETTLED, accruedMinor: 1n })).toEqual(
      differs('COMPLETED', 'the entries up to 3 do not add up to the balance'),
    );
    expect(check(paymentIn('COMPLETED'), { ...SETTLED, settledMinor: 1n })).toEqual(
      differs('COMPLETED', 'the entries up to 2 are not what is settled'),
    );
    const open = claim(SETTLED, transactionId).open;
    expect(check(paymentIn('COMPLETED'), { ...SETTLED, open })).toEqual([]);
    expect(check(paymentIn('COMPLETED'), { ...SETTLED, open: { ...open, amountMinor: 501n } })).toEqual(
      differs('COMPLETED', 'the open claim is not what it covers'),
    );
  });
});

describe('a batch does not count what its payments are', () => {
  const payments = [paymentIn('COMPLETED'), aPayment({ status: 'FAILED' }, 2)];
  const facts = { balances: new Map(), totalAfter: () => undefined };
  const totals = (batch: ReturnType<typeof aBatch>) =>
    checkBooks(batch, payments, facts).filter(({ kind }) => kind === 'batch_totals');
  const batch = aBatch({}, payments);

  it('unless number and sum are those of its payments, in every status', () => {
    expect(totals(batch)).toEqual([]);
  });

  it.each(PAYMENT_STATUSES)('if the number that are %s is another', (status) => {
    const [was] = totals({ ...batch, counts: { ...batch.counts, [status]: 7 } });
    expect(was).toMatchObject({ ours: expect.stringMatching(`^7 ${status}, `) });
  });

  it('if a sum is another, and says both', () => {
    expect(totals({ ...batch, amounts: { ...batch.amounts, FAILED: 1n } })).toEqual([
      { kind: 'batch_totals', ours: '1 FAILED, 0.01 USD', theirs: '1 FAILED, 60.00 USD' },
    ]);
  });

  it('is told before what is wrong with its payments', () => {
    const all = checkBooks({ ...batch, counts: { ...batch.counts, FAILED: 2 } }, payments, facts);
    expect(all.map(({ kind }) => kind)).toEqual(['batch_totals', 'ledger', 'ledger']);
  });
});
