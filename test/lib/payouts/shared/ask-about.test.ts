import { expect, it } from 'vitest';
import { type AttemptId, payeeId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import type { Attempt } from '../../../../lib/domain/transactions/attempt.ts';
import { askAbout } from '../../../../lib/payouts/shared/ask-about.ts';
import { BATCH_ID, FIRST, LATER, NOW, SECOND } from '../../../support/domain.ts';
import { preparedOf } from '../../../support/provider-answers.ts';
import { createWorld, USD } from '../../../support/world.ts';

it('a provider that is asked by our reference tells of the attempt, and not of another one of the same payment', async () => {
  const mock = (await createWorld()).providers.get('mock');
  const transactionId = transactionIdOf(BATCH_ID, 1);
  const payment = { transactionId, payeeId: payeeId('mock:ok:ann'), amountMinor: 6_000n };
  const pay = async (attemptId: AttemptId) => {
    const prepared = preparedOf(await mock.prepare(attemptId, USD, [payment], NOW));
    await mock.submit(prepared, NOW);
    return prepared;
  };
  const prepared = await pay(FIRST);
  await pay(SECOND);
  const attempt: Attempt = {
    batchId: BATCH_ID,
    attemptId: FIRST,
    provider: 'mock',
    transactionIds: [transactionId],
    prepared,
    createdAt: NOW,
    foundAt: LATER,
  };
  const outcome = { kind: 'completed', providerReference: `mock:${transactionId}:${FIRST}` };
  expect(await askAbout(mock, attempt, LATER)).toEqual({
    outcomes: [{ transactionId, outcome, paidMinor: 6_000n }],
    complete: true,
  });
});
