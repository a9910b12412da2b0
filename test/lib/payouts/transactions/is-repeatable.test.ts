import { expect, it } from 'vitest';
import { attemptId, batchId, transactionId } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import type { Attempt } from '../../../../lib/domain/transactions/attempt.ts';
import { isRepeatable } from '../../../../lib/payouts/transactions/is-repeatable.ts';
import { NOW } from '../../../support/domain.ts';

const death = { marginSeconds: 2, emptyLookUps: 1, apartSeconds: 0 } as const;
const attempt: Attempt = {
  batchId: batchId('batch-1'),
  attemptId: attemptId('0001-0000-0000'),
  provider: 'any',
  transactionIds: [transactionId('batch-1.001')],
  prepared: { document: '', requestHash: '', notAfter: addSeconds(NOW, 30) },
  createdAt: NOW,
};
const repeatSafe = true;

it('an attempt is sent again only to a provider that knows it again, and until its deadline', () => {
  expect(isRepeatable({ repeatSafe, death }, attempt, NOW)).toBe(true);
  expect(isRepeatable({ repeatSafe: false, death }, attempt, NOW)).toBe(false);
  expect(isRepeatable({ repeatSafe, death }, attempt, addSeconds(NOW, 29))).toBe(true);
  expect(isRepeatable({ repeatSafe, death }, attempt, addSeconds(NOW, 30))).toBe(false);
});

it('a provider that forgets keys gets nothing again that could arrive after that, however early it is sent', () => {
  const keeping = (keysKeptSeconds: number) => isRepeatable({ repeatSafe, death, keysKeptSeconds }, attempt, NOW);
  expect([31, 32, 3_600].map(keeping)).toEqual([false, true, true]);
});
