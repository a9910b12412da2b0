import { expect, inject, it } from 'vitest';
import { allItems } from '../../support/items.ts';
import { writesOf } from '../meter/units.ts';
import { benchWorld } from '../shared/bench-world.ts';
import { measureBaselineOf } from './baseline-figures.ts';

it('the usual way pays all that waits, and each commission of it costs its own writes', async () => {
  const bench = await benchWorld(inject('dynamodbEndpoint'));
  const [one, five] = [await measureBaselineOf(bench, 1), await measureBaselineOf(bench, 5)];
  const items = await allItems(bench.world);
  expect(items.filter(({ SK }) => SK === 'COMMISSION').map(({ status }) => status)).toEqual(Array(6).fill('PAID'));
  expect(items.find(({ PK }) => PK === 'PAYMENT#payment-5')).toMatchObject({
    status: 'COMPLETED',
    amountMinor: 30_000n,
    commissionCount: 5n,
  });
  // Three of the payment; of a commission its claim, its index entry that goes, and its mark.
  expect([writesOf(one.payout), writesOf(five.payout)]).toEqual([3 + 3, 3 + 5 * 3]);
  expect(writesOf(five.commission)).toBe(2);
});
