import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { batchOf } from '../../support/e2e-batch.ts';
import { bookDifferences } from '../../support/e2e-books.ts';
import { sharedStack } from '../../support/shared-stack.ts';

const { api } = sharedStack();

const TIMEOUT_MS = 120_000;

const fund = (currency: string, amount: string | null) =>
  api.send('POST', '/_local/bank/funds', { body: { currency, amount } });

const outSchema = z.object({
  events: z.array(z.object({ detail: z.looseObject({ batchId: z.string() }) })),
  messages: z.array(z.object({ subject: z.string() })),
});
/** What was said of a batch that waits. */
const toldOf = async (batchId: string) => {
  const { events, messages } = await api.ask('GET', '/_local/events?detailType=batch.waiting&limit=1000', outSchema);
  return { events: events.filter(({ detail }) => detail.batchId === batchId), messages };
};

describe('a batch of which the bank takes no submission that one payee is in', { timeout: TIMEOUT_MS }, () => {
  it('pays all the others, once each, and says on whose account', async () => {
    const id = await batchOf(api, 'NOK', { ok: 11, bad: 1 });
    await api.execute(id);
    expect(await api.untilFinished(id)).toMatchObject({
      status: 'COMPLETED',
      paymentCount: 12,
      counts: { completed: 11, failed: 1 },
    });
    const [refused, ...others] = await api.transactions({ batchId: id, status: 'FAILED' });
    expect(others).toEqual([]);
    expect(await api.transaction(refused?.transactionId ?? '')).toMatchObject({
      riseId: 'mock:bad:NOK-bad-001',
      retries: 0,
    });
    expect((await api.movements()).filter(({ currency }) => currency === 'NOK')).toHaveLength(11);
    expect(await bookDifferences(api)).toEqual([]);
  });
});

describe('a batch for which the bank has too little money', { timeout: TIMEOUT_MS }, () => {
  it('waits, says how much is missing, and goes on by itself once there is enough', async () => {
    expect((await fund('SEK', '100.00')).status).toBe(200);
    const id = await batchOf(api, 'SEK', { ok: 3 });
    await api.execute(id);
    await expect
      .poll(async () => (await api.batch(id)).waiting, { timeout: TIMEOUT_MS })
      .toMatchObject({ reason: 'no_funds', shortfall: '80.00' });
    await expect
      .poll(() => toldOf(id), { timeout: TIMEOUT_MS })
      .toMatchObject({
        events: [{ detail: { reason: 'no_funds', shortfall: '80.00', currency: 'SEK' } }],
        messages: expect.arrayContaining([
          { subject: expect.stringContaining('waits for money: 80.00 SEK missing at mock') },
        ]),
      });
    await api.sweep();
    expect(await api.batch(id)).toMatchObject({ status: 'QUEUED', counts: { pending: 3 } });

    await fund('SEK', '180.00');
    await api.sweep();
    expect(await api.untilFinished(id)).toMatchObject({ status: 'COMPLETED', counts: { completed: 3 } });
    expect((await api.movements()).filter(({ currency }) => currency === 'SEK')).toHaveLength(3);
    expect(await bookDifferences(api)).toEqual([]);
    expect((await fund('SEK', null)).status).toBe(200);
  });

  it.each([
    { currency: 'SEK', amount: '1.001' },
    { currency: 'SEK', amount: '-1.00' },
    { currency: 'XXX', amount: '1.00' },
    { currency: 'SEK' },
  ])('is not told anything that is no amount of money: %o', async (body) => {
    expect(await api.send('POST', '/_local/bank/funds', { body })).toMatchObject({ status: 422 });
  });
});
