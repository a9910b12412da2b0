import { describe, expect, it } from 'vitest';
import {
  adjustmentId,
  affiliateId,
  attemptId,
  attemptIdOf,
  batchId,
  batchIdOf,
  commissionId,
  payeeId,
  RESERVED_AFFILIATE_IDS,
  runOf,
  type TransactionId,
  transactionId,
} from '../../../../lib/domain/shared/ids.ts';

const MAKERS = [
  ['an affiliate id', affiliateId],
  ['a commission id', commissionId],
  ['an adjustment id', adjustmentId],
  ['a payee id', payeeId],
  ['a batch id', batchId],
  ['a transaction id', transactionId],
  ['an attempt id', attemptId],
] as const;

describe('text', () => {
  it.each(MAKERS)('becomes %s as it is, or is refused by that name', (kind, make) => {
    expect(make('b-1.001')).toBe('b-1.001');
    expect(() => make('a#b')).toThrow(`"a#b" is not ${kind}`);
  });

  it('that is no transaction id has no batch', () => {
    expect(() => batchIdOf('batch-1' as TransactionId)).toThrow(RangeError);
  });
});

describe('ids', () => {
  it('of affiliates are never words that are routes beside them', () => {
    expect(RESERVED_AFFILIATE_IDS).toEqual(['payable']);
  });

  it('of attempts say in which run they were, or were to be, sent', () => {
    expect([0, 1, 12, 9_999].map((run) => runOf(attemptIdOf(run, 3, 4)))).toEqual([0, 1, 12, 9_999]);
  });
});
