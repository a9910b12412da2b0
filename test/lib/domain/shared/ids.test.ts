import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  affiliateId,
  attemptIdOf,
  batchId,
  batchIdOf,
  isId,
  isTransactionId,
  transactionId,
  transactionIdOf,
} from '../../../../lib/domain/shared/ids.ts';

const anyId = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,100}$/);

describe('an id', () => {
  it.each(['a', '7', 'Ann.B_c:d-9', `a${'b'.repeat(127)}`])('may be %j', (text) => {
    expect(affiliateId(text)).toBe(text);
  });

  it.each(['', '_a', '.a', '-a', 'a b', 'a#b', 'a/b', 'ä', 'a\n', '１', `a${'b'.repeat(128)}`])(
    'may not be %j',
    (text) => {
      expect(isId(text)).toBe(false);
      expect(() => affiliateId(text)).toThrow(RangeError);
    },
  );
});

describe('a transaction id', () => {
  it('leads back to its batch, whatever the batch is called', () => {
    fc.assert(
      fc.property(anyId, fc.integer({ min: 1, max: 100 }), (batch, ordinal) => {
        expect(batchIdOf(transactionIdOf(batchId(batch), ordinal))).toBe(batch);
      }),
    );
  });

  it('differs for every batch and ordinal', () => {
    const place = fc.tuple(anyId, fc.integer({ min: 1, max: 100 }));
    fc.assert(
      fc.property(place, place, ([left, n], [right, m]) => {
        const same = transactionIdOf(batchId(left), n) === transactionIdOf(batchId(right), m);
        expect(same).toBe(left === right && n === m);
      }),
    );
  });

  it.each(['batch-1', 'batch-1.1', 'batch-1.0001', 'batch-1.001 ', '.001', 'batch#1.001'])('is not %j', (text) => {
    expect(isTransactionId(text)).toBe(false);
    expect(() => transactionId(text)).toThrow(RangeError);
  });

  it('has no room for a four-digit or negative ordinal', () => {
    expect(() => transactionIdOf(batchId('b'), 1000)).toThrow(RangeError);
    expect(() => transactionIdOf(batchId('b'), -1)).toThrow(RangeError);
  });
});

describe('an attempt id', () => {
  it('sorts by run, then round, then chunk', () => {
    const ids = [attemptIdOf(1, 2, 10), attemptIdOf(1, 2, 9), attemptIdOf(1, 10, 0), attemptIdOf(2, 0, 0)];
    expect([...ids].sort()).toEqual([ids[1], ids[0], ids[2], ids[3]]);
  });
});
