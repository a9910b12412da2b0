import { describe, expect, it } from 'vitest';
import { toClaimsItem } from '../../../../lib/store/transactions/claims-item.ts';
import { aPayment, LATER } from '../../../support/domain.ts';

describe('the item of claims', () => {
  it('is of payments of one moment, and of at least one', () => {
    const [first, second] = [aPayment({}, 1), aPayment({}, 2)];
    expect(toClaimsItem([first, second], 'hash').payments).toHaveLength(2);
    expect(() => toClaimsItem([first, { ...second, createdAt: LATER }], 'hash')).toThrow(RangeError);
    expect(() => toClaimsItem([], 'hash')).toThrow(RangeError);
  });
});
