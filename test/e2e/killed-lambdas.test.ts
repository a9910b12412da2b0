import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { TransactionAnswer } from '../support/e2e-api.ts';
import { batchOf } from '../support/e2e-batch.ts';
import { bookDifferences } from '../support/e2e-books.ts';
import { ownStack } from '../support/own-stack.ts';

/** Lambdas of a run, all but `park-batch`, because nothing holds these batches up; and the one that takes up what they leave. */
const LAMBDAS = [
  'acquire-slot',
  'split-batch',
  'pay-chunk',
  'mark-unknown',
  'assess-batch',
  'confirm-payments',
  'settle-batch',
  'finalize-batch',
  'start-next-batch',
  'sweep',
] as const;
/** How many times each is caught at work; more than the retries of one step. */
const INTERRUPTIONS = 5;
/** At most this long between two kills. It is enough for a Lambda to start anew, and to get anywhere in its work. */
const PAUSE_MS = 700;
/** A fifth of the time that a lost answer keeps `pay-chunk` waiting. */
const GLANCE_MS = 100;
const FINISHED = ['COMPLETED', 'FAILED', 'CANCELLED'];

/** What may become of a payment: an attempt that a kill caught before it was sent uses up a retry. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  ok: ['COMPLETED', 'CANCELLED'],
  refuse: ['FAILED', 'CANCELLED'],
  'flaky-1': ['COMPLETED', 'CANCELLED'],
  'timeout-paid': ['COMPLETED', 'CANCELLED'],
  'timeout-unpaid': ['COMPLETED', 'CANCELLED'],
  'slow-2': ['COMPLETED', 'CANCELLED'],
  blackhole: ['CANCELLED'],
};

/** In each there is a payee whose answer is lost, so that `pay-chunk` still waits once it has moved the money of the others. */
const MIXES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  USD: { 'timeout-paid': 4, ok: 40, refuse: 2, 'flaky-1': 2, 'slow-2': 2 },
  EUR: { 'timeout-paid': 3, ok: 20, 'timeout-unpaid': 3, blackhole: 2 },
  GBP: { 'timeout-paid': 1, ok: 10, 'slow-2': 3, 'flaky-1': 3, refuse: 2 },
  CHF: { 'timeout-paid': 1, ok: 5, 'timeout-unpaid': 2, refuse: 1 },
};

const { api } = ownStack({ MOCK_ATTEMPT_LIFETIME_SECONDS: '5' });

const unfinished = async (): Promise<string[]> =>
  (await api.batches()).filter(({ status }) => !FINISHED.includes(status)).map(({ batchId }) => batchId);

const killedSchema = z.object({ killed: z.number(), interrupted: z.number() });

/** Until the bank has moved money that it had not moved before. */
const moneyMoves = async (finished: AbortSignal): Promise<void> => {
  const before = (await api.movements()).length;
  while ((await api.movements()).length === before && !finished.aborted) await sleep(GLANCE_MS);
};

/**
 * Kills one Lambda until it was caught often enough, or nothing is left for it to do. The one that pays is killed as soon as
 * money moves, before it can have written down what became of it, and the others at moments that nobody chose.
 */
const killAgainAndAgain = async (name: string, finished: AbortSignal): Promise<number> => {
  let interrupted = 0;
  while (interrupted < INTERRUPTIONS && !finished.aborted) {
    await (name === 'pay-chunk' ? moneyMoves(finished) : sleep(Math.random() * PAUSE_MS));
    interrupted += (await api.ask('POST', `/_local/functions/${name}/kill`, killedSchema)).interrupted;
  }
  return interrupted;
};

/** Kills all of them at once while sweeps run. A sweep is killed as well, so its answer does not matter. */
const killAll = async (): Promise<Map<string, number>> => {
  const finished = new AbortController();
  let killing = true;
  const sweeping = (async () => {
    while (killing && !finished.signal.aborted) {
      await api.send('POST', '/_local/schedules/sweep');
      await sleep(PAUSE_MS);
      if ((await unfinished()).length === 0) finished.abort();
    }
  })();
  const interrupted = await Promise.all(
    LAMBDAS.map(async (name) => [name, await killAgainAndAgain(name, finished.signal)] as const),
  );
  killing = false;
  await sweeping;
  return new Map(interrupted);
};

const behaviourOf = ({ riseId = '' }: TransactionAnswer): string => riseId.split(':')[1] ?? '';

describe('Lambdas killed in the middle of their work, again and again', { timeout: 600_000 }, () => {
  it('leave nothing behind: the sweep finishes every batch, and everybody was paid at most once', async () => {
    const batchIds: string[] = [];
    for (const [currency, mix] of Object.entries(MIXES)) batchIds.push(await batchOf(api, currency, mix));
    for (const batchId of batchIds) await api.execute(batchId);

    const interrupted = await killAll();

    const failures: string[] = [];
    while ((await unfinished()).length > 0) {
      failures.push(...(await api.sweep()).failed);
      await sleep(500);
    }
    expect(failures, 'nothing stops the sweep once the killing is over').toEqual([]);
    expect(interrupted.get('pay-chunk'), 'caught while it paid').toBeGreaterThan(0);
    expect(await bookDifferences(api)).toEqual([]);

    const transactions = await api.transactions();
    const people = Object.values(MIXES).flatMap((mix) => Object.values(mix));
    expect(transactions).toHaveLength(people.reduce((sum, count) => sum + count, 0));
    expect(transactions.filter((one) => !ENDS[behaviourOf(one)]?.includes(one.status))).toEqual([]);
    const paid = (await api.movements()).map(({ payee, currency }) => `${payee} ${currency}`);
    expect(new Set(paid).size, 'nobody is paid twice').toBe(paid.length);
    for (const { affiliateId, currency, status, transactionId } of transactions) {
      const balance = (await api.affiliate(affiliateId)).balances.find((one) => one.currency === currency);
      expect(balance, `${transactionId} is ${status}`).toEqual({
        currency,
        pendingAmount: status === 'COMPLETED' ? '0.00' : '60.00',
        paidAmount: status === 'COMPLETED' ? '60.00' : '0.00',
        ...(status === 'FAILED' && { openTransactionId: transactionId }),
      });
    }
    expect((await api.sweep()).failed).toEqual([]);
    expect((await api.movements()).length, 'nothing moves any more').toBe(paid.length);
    const health = await api.send('GET', '/health');
    expect([health.status, health.text]).toEqual([200, expect.stringContaining('"free"')]);
  });
});
