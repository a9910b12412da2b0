import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { EVENT_DETAILS } from '../../lib/contracts/events/events.ts';
import { affiliateRow, commissionRow } from '../support/e2e-data.ts';
import { ownStack } from '../support/own-stack.ts';

/* Whatever becomes of a batch goes out as events and messages, by the Lambda that is deployed. */

const BEHAVIOURS = ['ok', 'refuse', 'timeout-paid', 'return'];

const wentOutSchema = z.object({
  events: z.array(
    z.object({
      source: z.literal('disbursement'),
      detailType: z.enum(Object.keys(EVENT_DETAILS) as (keyof typeof EVENT_DETAILS)[]),
      detail: z.looseObject({ eventId: z.string(), affiliateId: z.string().optional() }),
    }),
  ),
  messages: z.array(z.object({ subject: z.string(), kind: z.string() })),
});

const { stack, api } = ownStack();

const wentOut = (query = '') => api.ask('GET', `/_local/events${query}`, wentOutSchema);

/** What went out once something has. @throws Error if it does not within a minute */
async function untilWentOut(
  isThere: (out: z.output<typeof wentOutSchema>) => boolean,
): Promise<z.output<typeof wentOutSchema>> {
  for (let tries = 0; tries < 120; tries += 1) {
    const out = await wentOut();
    if (isThere(out)) return out;
    await sleep(500);
  }
  throw new Error(`what is waited for did not go out within a minute; this did: ${JSON.stringify(await wentOut())}`);
}

async function pay(ids: readonly string[], currency: string): Promise<string> {
  await api.importAffiliates(ids.map((id) => affiliateRow(id, id.replace(/-again$/, ''))));
  await api.importCommissions(ids.map((id) => commissionRow(`c-${id}-${currency}`, id, '60.00', currency)));
  const batchId = (await api.createBatches({ currency })).batches[0]?.batchId ?? '';
  await api.execute(batchId);
  await api.untilFinished(batchId, 120_000);
  return batchId;
}

const finishedOf = (batchId: string) => (out: z.output<typeof wentOutSchema>) =>
  out.events.some(({ detailType, detail }) => detailType === 'batch.finished' && detail.batchId === batchId);

describe('events', { timeout: 240_000 }, () => {
  it('say of each payment what became of it and of the batch how it ended, as they are documented', async () => {
    const batchId = await pay(BEHAVIOURS, 'USD');
    await api.sweep();
    const out = await untilWentOut(
      (some) => finishedOf(batchId)(some) && some.events.some(({ detailType }) => detailType === 'payment.returned'),
    );

    for (const { detailType, detail } of out.events) EVENT_DETAILS[detailType].parse(detail);
    const told = (id: string) => [
      ...new Set(out.events.flatMap(({ detailType, detail }) => (detail.affiliateId === id ? [detailType] : []))),
    ];
    expect(told('ok')).toEqual(['payment.completed']);
    expect(told('refuse')).toEqual(['payment.failed']);
    expect(told('timeout-paid').at(-1)).toBe('payment.completed');
    expect(told('return')).toEqual(['payment.completed', 'payment.returned']);
    expect(out.messages.map(({ kind }) => kind).sort()).toEqual(['batch', 'returned']);
    const failed = await wentOut('?detailType=payment.failed&limit=1');
    expect(failed.events.map(({ detail }) => detail.affiliateId)).toEqual(['refuse']);
    expect((await api.send('GET', '/_local/events?limit=none')).status).toBe(422);
  });

  it('are not lost when everything is killed as soon as the batch has ended', async () => {
    const before = (await wentOut()).events.map(({ detail }) => detail.eventId);
    const batchId = await pay(['ok-again'], 'EUR');
    await stack.kill();
    await stack.start();
    const out = await untilWentOut(finishedOf(batchId));
    const ids = out.events.map(({ detail }) => detail.eventId);
    expect(ids).toEqual(expect.arrayContaining(before));
    expect(out.events.filter(({ detail }) => detail.affiliateId === 'ok-again')).not.toEqual([]);
  });
});
