import { expect, inject, it } from 'vitest';
import { benchWorld } from '../shared/bench-world.ts';
import { fillBooks } from '../shared/fill-books.ts';
import { meteredPayout } from './metered-payout.ts';

const payoutOf = async (affiliates: number, commissionsEach: number) => {
  const bench = await benchWorld(inject('dynamodbEndpoint'));
  await fillBooks(bench.world, { first: 1, affiliates, commissionsEach });
  return meteredPayout(bench);
};

it('a payout takes the same, however many commissions it covers', async () => {
  const [one, ten] = [await payoutOf(3, 1), await payoutOf(3, 10)];
  expect(one.payments).toBe(3);
  expect(ten).toEqual(one);
});

it('every step of a payout is counted as what it is', async () => {
  const { units, stateTransitions, lambdaInvocations } = await payoutOf(2, 1);
  for (const step of ['claim', 'send', 'settle', 'rest'] as const) expect(units[step].tableWrites).toBeGreaterThan(0);
  // The bank enters each payment in a transaction, with its movement in an index.
  expect(units.bank).toMatchObject({ tableWrites: 4, indexWrites: 2 });
  // AcquireSlot, Split, PayChunk, Assess, Finalize and StartNext, with five choices and maps between them and the end.
  expect([lambdaInvocations, stateTransitions]).toEqual([6, 12]);
});

it('books that are not one batch are no payout to measure', async () => {
  await expect(payoutOf(101, 1)).rejects.toThrow('2 batches');
});
