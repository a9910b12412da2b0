import { expect, it } from 'vitest';
import { costLines, costOf } from './cost.ts';

it('everything is paid for by its list price, and only what was used has a line', () => {
  const quantities = { writeUnit: 2_000_000, stateTransition: 500, readUnit: 0 };
  expect(costLines(quantities).map(({ what, quantity, usd }) => [what, quantity, usd])).toEqual([
    ['DynamoDB write request unit', 2_000_000, 1.25],
    ['Step Functions state transition (Standard)', 500, 0.0125],
  ]);
  expect(costOf(quantities)).toBeCloseTo(1.2625);
  expect(costOf({})).toBe(0);
});
