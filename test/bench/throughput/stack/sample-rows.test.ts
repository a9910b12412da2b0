import { expect, it } from 'vitest';
import { multiplied } from './sample-rows.ts';

const row = (commissionId: string, affiliateId: string) => ({
  commissionId,
  affiliateId,
  amount: '60.00',
  currency: 'USD',
  approvedAt: '2026-01-31T00:00:00Z',
});
const ROWS = [row('c-1', 'ann'), row('c-2', 'bob'), row('c-3', 'ann'), row('c-4', 'cai'), row('c-5', 'dee')];
const idsOf = (times: number) =>
  multiplied(ROWS, times).map(({ affiliateId, commissionId }) => `${affiliateId} ${commissionId}`);

it('each copy of the sample has affiliates and commissions of its own', () => {
  expect(new Set(idsOf(3)).size).toBe(15);
  expect(idsOf(2).filter((ids) => ids.startsWith('ann-'))).toEqual([
    'ann-1 c-1-1',
    'ann-1 c-3-1',
    'ann-2 c-1-2',
    'ann-2 c-3-2',
  ]);
});

it('a part of the sample has the first affiliates, with all that is theirs', () => {
  expect(idsOf(0.5)).toEqual(['ann-1 c-1-1', 'bob-1 c-2-1', 'ann-1 c-3-1']);
  expect(idsOf(1.25)).toHaveLength(7);
});
