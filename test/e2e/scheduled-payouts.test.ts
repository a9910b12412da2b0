import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bookDifferences } from '../support/e2e-books.ts';
import { affiliateRow, commissionRow, ids } from '../support/e2e-data.ts';
import { ownStack } from '../support/own-stack.ts';

const { stack, api } = ownStack();

const fired = z.object({ scheduledTime: z.string(), outcome: z.string() });
const fire = (scheduledTime: string) => api.ask('POST', '/_local/schedules/payouts', fired, { scheduledTime });
const switchSchedule = (payouts: boolean) => api.ask('PATCH', '/config', z.unknown(), { schedules: { payouts } });

/** Everybody has 60.00 in each of the currencies. */
const accrue = async (people: readonly string[], round: string, currencies: readonly string[]) => {
  for (const currency of currencies) {
    await api.importCommissions(people.map((id) => commissionRow(`${round}-${currency}-${id}`, id, '60.00', currency)));
  }
};

/** Waits until `count` payments are COMPLETED. @returns all payments that there are */
const untilPaid = async (count: number) => {
  const deadline = Date.now() + 180_000;
  for (;;) {
    const paid = (await api.batches()).reduce((sum, { counts }) => sum + counts.completed, 0);
    if (paid >= count) return api.transactions();
    if (Date.now() > deadline) throw new Error(`only ${paid} of ${count} are paid`);
    await sleep(500);
  }
};

describe('the payout schedule', { timeout: 300_000 }, () => {
  // More than one batch holds.
  const people = ids('sched', 101);

  it('does nothing until it is switched on', async () => {
    await api.importAffiliates(people.map((id) => affiliateRow(id)));
    await accrue(people, 'first', ['USD', 'EUR']);
    expect(await fire('2026-11-24T02:00:00Z')).toMatchObject({ outcome: 'switched-off' });
    expect(await api.batches()).toEqual([]);
  });

  it('fired twice for the same time, pays everybody once, in every currency', async () => {
    await switchSchedule(true);
    const both = await Promise.all([fire('2026-11-25T02:00:00Z'), fire('2026-11-25T02:00:00Z')]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['started', 'started']);
    const transactions = await untilPaid(202);
    expect(transactions).toHaveLength(202);
    expect(await fire('2026-11-25T02:00:00Z')).toMatchObject({ outcome: 'ran-before' });
    const batches = await api.batches();
    expect(batches.map(({ currency, paymentCount }) => `${currency} ${paymentCount}`).sort()).toEqual([
      'EUR 1',
      'EUR 100',
      'USD 1',
      'USD 100',
    ]);
    expect(new Set(batches.map(({ createdBy }) => createdBy))).toEqual(new Set(['payout-schedule']));
    expect(await bookDifferences(api)).toEqual([]);
  });

  it('goes on by itself after kill -9 in the middle of a run, and pays everybody once', async () => {
    await accrue(people, 'second', ['USD']);
    expect(await fire('2026-11-26T02:00:00Z')).toMatchObject({ outcome: 'started' });
    const milliseconds = Math.round(Math.random() * 2_000);
    await sleep(milliseconds);
    await stack.kill();
    await stack.start();
    const when = `killed ${milliseconds} ms after the firing`;
    const transactions = await untilPaid(303);
    expect(transactions, when).toHaveLength(303);
    expect(await bookDifferences(api), when).toEqual([]);
  });
});
