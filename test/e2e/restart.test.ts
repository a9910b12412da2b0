import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { stopExecutions } from '../../infra/local/drills/stop-executions.ts';
import type { TransactionAnswer } from '../support/e2e-api.ts';
import { batchOf } from '../support/e2e-batch.ts';
import { bookDifferences } from '../support/e2e-books.ts';
import { ownStack } from '../support/own-stack.ts';

const KILLS = 2;

/**
 * How many of each, and what may become of one. An attempt that the kill caught unsent uses up a retry, and on a slow
 * machine more than one does; who needs a retry even without that may therefore be cancelled, and is payable again.
 */
const MIX: Readonly<Record<string, { readonly count: number; readonly ends: readonly string[] }>> = {
  ok: { count: 60, ends: ['COMPLETED'] },
  refuse: { count: 3, ends: ['FAILED'] },
  'flaky-1': { count: 6, ends: ['COMPLETED', 'CANCELLED'] },
  'flaky-3': { count: 6, ends: ['COMPLETED', 'CANCELLED'] },
  'flaky-9': { count: 2, ends: ['CANCELLED'] },
  'timeout-paid': { count: 6, ends: ['COMPLETED'] },
  'timeout-unpaid': { count: 5, ends: ['COMPLETED', 'CANCELLED'] },
  blackhole: { count: 2, ends: ['CANCELLED'] },
  'slow-2': { count: 6, ends: ['COMPLETED'] },
  return: { count: 4, ends: ['COMPLETED', 'RETURNED'] },
};

// Attempts die soon, so that those which a kill caught unsent are soon sent anew.
const { stack, api } = ownStack({ MOCK_ATTEMPT_LIFETIME_SECONDS: '3' });

const startBatch = async (currency: string, mix: Readonly<Record<string, number>>): Promise<string> => {
  const batchId = await batchOf(api, currency, mix);
  await api.execute(batchId);
  return batchId;
};

/** Whoever was not paid must be payable again, or be known to be waiting for an admin; nobody may be in between. */
const misplaced = async (transactions: readonly TransactionAnswer[]): Promise<string[]> => {
  const wrong: string[] = [];
  for (const { transactionId, affiliateId, status, currency } of transactions) {
    if (status === 'COMPLETED') continue;
    const balance = (await api.affiliate(affiliateId)).balances.find((one) => one.currency === currency);
    const isOpen = balance?.openTransactionId === transactionId;
    if (isOpen !== (status === 'FAILED')) wrong.push(`${transactionId} is ${status}: ${JSON.stringify(balance)}`);
  }
  return wrong;
};

describe('after kill -9', { timeout: 300_000 }, () => {
  it('of the whole stack, again and again while a batch is paid, a start on the same folder finishes it by itself', async () => {
    const batchId = await startBatch(
      'USD',
      Object.fromEntries(Object.entries(MIX).map(([behaviour, { count }]) => [behaviour, count])),
    );
    const killedAfter: number[] = [];
    for (let kills = 0; kills < KILLS; kills += 1) {
      const milliseconds = Math.round(Math.random() * 3_000);
      killedAfter.push(milliseconds);
      await sleep(milliseconds);
      await stack.kill();
      await stack.start();
    }
    const when = `killed ${killedAfter.join(', ')} ms after the start`;

    const { transactions, status } = await api.untilFinished(batchId, 180_000);

    expect(await bookDifferences(api), when).toEqual([]);
    expect(status, when).toMatch(/^(COMPLETED|FAILED)$/);
    expect(transactions).toHaveLength(100);
    const unexpected = transactions.filter(({ riseId = '', status: end }) => {
      const [, behaviour = ''] = riseId.split(':');
      return !MIX[behaviour]?.ends.includes(end);
    });
    expect(unexpected, when).toEqual([]);
    expect(await misplaced(transactions), when).toEqual([]);
    const paid = (await api.movements()).length;
    expect((await api.sweep()).failed, when).toEqual([]);
    expect((await api.movements()).length, 'nothing moves any more').toBe(paid);
    expect(await bookDifferences(api), when).toEqual([]);
    const health = await api.send('GET', '/health');
    expect([health.status, health.text], when).toEqual([200, expect.stringContaining('"free"')]);
  });
});

describe('an execution that was stopped', { timeout: 120_000 }, () => {
  it('is taken up again by the sweep, and nobody is paid twice', async () => {
    const batchId = await startBatch('EUR', { ok: 30, 'flaky-2': 3, 'slow-2': 2 });
    while ((await api.batch(batchId)).status === 'QUEUED') await sleep(20);
    expect(await stopExecutions(stack)).toBe(1);
    expect((await api.batch(batchId)).status).toBe('PROCESSING');

    const { done, failed } = await api.sweep();

    expect(failed).toEqual([]);
    expect(done).toContain(`resumed ${batchId} as run 2`);
    const { status, counts } = await api.untilFinished(batchId);
    expect([status, counts.completed]).toEqual(['COMPLETED', 35]);
    expect(await bookDifferences(api)).toEqual([]);
  });
});
