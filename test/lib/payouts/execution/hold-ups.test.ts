import { expect, it } from 'vitest';
import { holdUps } from '../../../../lib/payouts/execution/hold-ups.ts';
import { aBatch, aPayment, FIRST, NOW } from '../../../support/domain.ts';
import { createWorld, withProvider } from '../../../support/world.ts';

const batch = aBatch({ status: 'PROCESSING', run: 1 });
const free = aPayment({}, 1);
const refused = aPayment({ notTaken: { attemptId: FIRST, reason: 'no_funds', shortfallMinor: 7n } }, 2);
const paid = aPayment({ status: 'COMPLETED' }, 3);

it('a payment that the provider has just not taken holds up no other', async () => {
  const { maySend, wait } = await holdUps(await createWorld(), batch, [refused, free, paid], NOW);
  expect([free, refused].map(maySend)).toEqual([true, false]);
  expect(wait).toBeUndefined();
});

it('when it is the last that is left, the batch waits, whatever was paid', async () => {
  const { maySend, wait } = await holdUps(await createWorld(), batch, [refused, paid], NOW);
  expect(maySend(refused)).toBe(false);
  expect(wait).toMatchObject({ reason: 'no_funds', shortfallMinor: 7n });
});

it('while there is too little money for what is left, nothing may be sent', async () => {
  const poor = withProvider(await createWorld(), () => ({ balance: async () => 11_999n }));
  const { maySend, wait } = await holdUps(poor, batch, [free, refused], NOW);
  expect([free, refused].map(maySend)).toEqual([false, false]);
  expect(wait).toMatchObject({ reason: 'no_funds', shortfallMinor: 1n });
});

it('a batch of which everything is paid waits for nothing', async () => {
  expect((await holdUps(await createWorld(), batch, [paid], NOW)).wait).toBeUndefined();
});
