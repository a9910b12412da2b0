import * as z from 'zod';
import { sweep } from '../../lib/payouts/schedules/sweep/sweep.ts';
import { toIncidentItem } from '../../lib/store/incidents/incident-item.ts';
import { affiliateRow, commissionRow } from '../support/e2e-data.ts';
import { ALL_KINDS } from '../support/incidents.ts';
import { mockWebhook } from '../support/mock-webhook.ts';
import { runAll, type World } from '../support/world.ts';
import type { Caller } from './caller.ts';
import { MARK } from './marks.ts';

const BEHAVIOURS = ['ok', 'refuse', 'flaky-1', 'blackhole', 'return', 'slow-30', 'unverified'] as const;

const person = (affiliateId: string, behaviour: string) => ({
  ...affiliateRow(affiliateId, behaviour),
  fullName: `${MARK} ${affiliateId}`,
  email: `${MARK}.${affiliateId}@example.com`,
});

const createdSchema = z.object({ batches: z.tuple([z.object({ batchId: z.string() })], z.unknown()) });
const batchSchema = z.object({
  batch: z.object({ transactions: z.array(z.object({ transactionId: z.string(), status: z.string() })) }),
});

/**
 * Makes people, batches and payments in every state, holds, proposals, webhooks and incidents, so that whatever a request
 * names can exist. Every text that a person could type has the mark in it.
 *
 * @param follow sets the clock of the routes to the world's, which runs ahead while batches are executed
 */
export async function fillWorld(world: World, caller: Caller, follow: () => void): Promise<void> {
  const owe = (currency: string, ids: readonly string[], nth: number, amount = '60.00') =>
    caller.ask('POST', '/commissions', {
      commissions: ids.map((id) => commissionRow(`c-${nth}-${id}`, `p-${id}`, amount, currency)),
    });
  const create = async (currency: string) => {
    const { batches } = createdSchema.parse(await caller.ask('POST', '/batches', { currency }));
    return batches[0].batchId;
  };
  const execute = (batchId: string) => caller.ask('POST', `/batches/${batchId}/execute`, {});

  await caller.ask('PATCH', '/config', { minimumPayout: { USD: '10.00' }, limits: { daily: { GBP: '1000.00' } } });
  const people = BEHAVIOURS.map((behaviour) => person(`p-${behaviour}`, behaviour));
  await caller.ask('POST', '/affiliates', { affiliates: [...people, { ...person('p-new', 'ok'), riseId: undefined }] });
  await owe('USD', BEHAVIOURS, 1);
  await owe('USD', ['ok', 'refuse'], 2);
  const paid = await create('USD');
  await execute(paid);
  await runAll(world);
  follow();
  await sweep(world, world.context);

  await owe('EUR', ['ok', 'return'], 3);
  await create('EUR');
  await owe('GBP', ['ok', 'flaky-1'], 4);
  await caller.ask('DELETE', `/batches/${await create('GBP')}`, {});
  await owe('CHF', ['ok', 'return'], 5);
  await execute(await create('CHF'));
  await owe('JPY', ['ok', 'return', 'slow-30'], 6, '9000');
  await peopleAct(caller);
  const { transactions } = batchSchema.parse(await caller.ask('GET', `/batches/${paid}`)).batch;
  for (const [nth, { transactionId }] of transactions.slice(0, 2).entries()) {
    const { headers, body } = await mockWebhook(world, transactionId, `evt-${nth}`);
    await caller.call('POST', '/webhooks/mock', { raw: { headers, bytes: body } });
  }
  for (const facts of ALL_KINDS) {
    await world.table.put(toIncidentItem({ ...facts, status: 'OPEN', raisedAt: world.clock.now() }));
  }
}

/** What two admins do by hand, including proposals that the other may confirm. */
async function peopleAct(caller: Caller): Promise<void> {
  await caller.ask('POST', '/affiliates/p-return/hold', { reason: `${MARK} is suspected of fraud` });
  await caller.ask('POST', '/affiliates/p-refuse/hold', { reason: `${MARK} is not answering` });
  await caller.ask('POST', '/affiliates/p-slow-30/hold', { reason: `${MARK} as well`, currency: 'USD' });
  for (const amount of ['-1.00', '12.50']) {
    const body = { type: 'correction', amount, currency: 'SEK', reason: `=${MARK}(1)` };
    await caller.ask('POST', '/affiliates/p-ok/adjustments', body);
  }
  await caller.ask('POST', '/commissions/c-2-ok/reverse', { reason: `${MARK} sent it back` });
  await caller.ask('POST', '/riseworks/invites', { affiliateId: 'p-new' });
  await caller.ask('PATCH', '/config', { approval: { mode: 'from-amount', from: { USD: '1000.00' } } }, 'admin2');
  await caller.ask('PATCH', '/config', { approval: { mode: 'off' }, reason: `${MARK} asked for it` }, 'admin2');
}
