import { describe, expect, it } from 'vitest';
import { fromClaimsItem, toClaimsItem } from '../../../../lib/store/transactions/claims-item.ts';
import { aPayment, LATER } from '../../../support/domain.ts';

describe('the item of claims', () => {
  it('is of payments of one moment, and of at least one', () => {
    const [first, second] = [aPayment({}, 1), aPayment({}, 2)];
    expect(toClaimsItem([first, second], 'hash').payments).toHaveLength(2);
    expect(() => toClaimsItem([first, { ...second, createdAt: LATER }], 'hash')).toThrow(RangeError);
    expect(() => toClaimsItem([], 'hash')).toThrow(RangeError);
  });

  it('answers the payments as they were claimed, packed or not', () => {
    const payments = Array.from({ length: 45 }, (_, n) => aPayment({ amountMinor: 2n ** 60n + BigInt(n) }, n + 1));
    const item = toClaimsItem(payments, 'hash');
    expect(item.packed).toBeInstanceOf(Uint8Array);
    // As items were stored before.
    const { packed: _, ...shared } = item;
    const claims = payments.map((payment, n) => ({
      ordinal: BigInt(n + 1),
      affiliateId: payment.affiliateId,
      amountMinor: payment.amountMinor,
      fromSeq: 0n,
      toSeq: 1n,
      commissionCount: 1n,
      payeeId: payment.payeeId,
    }));
    const read = fromClaimsItem(item);
    expect(read.map(({ audit, ...payment }) => payment)).toEqual(payments);
    expect(read.every(({ audit }) => audit?.seq === 1)).toBe(true);
    expect(fromClaimsItem({ ...shared, payments: claims })).toEqual(read);
  });
});
