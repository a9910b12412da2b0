import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { ChildStack } from '../../infra/local/child-stack.ts';
import { type Api, apiOf } from '../support/e2e-api.ts';
import { batchOf } from '../support/e2e-batch.ts';
import { affiliateRow, commissionRow } from '../support/e2e-data.ts';

/** A request under an idempotency key, and what it was answered. */
const KEYED = {
  path: '/commissions',
  key: 'over-a-deployment',
  body: { commissions: [commissionRow('c-keyed', 'keyed')] },
};

/** Listings of which a client may hold the cursor of the second page. */
const LISTINGS = [
  '/batches',
  '/transactions',
  '/audit-logs',
  '/affiliates/payable',
  '/riseworks/accounts',
  '/webhooks/events',
  '/affiliates/USD-ok-001/commissions',
  '/reports/affiliates/USD-ok-001?currency=USD',
] as const;

/** Uses all of the product, so that its table and its executions hold one of everything; answers what clients hold. */
export async function leaveEverything(stack: ChildStack) {
  const api = await apiOf(stack);
  const other = await apiOf(stack, 'admin2');
  const post = (path: string, body: object = {}) => sent(api, 'POST', path, body);

  await sent(api, 'PATCH', '/config', { minimumPayout: { USD: '10.00' }, limits: { daily: { GBP: '100.00' } } });
  const open = await batchOf(api, 'EUR', { blackhole: 1, ok: 2 });
  await api.execute(open);

  await api.importAffiliates([affiliateRow('keyed')]);
  const keyedAnswer = await api.send('POST', KEYED.path, { body: KEYED.body, idempotencyKey: KEYED.key });

  const paid = await batchOf(api, 'USD', { ok: 2, refuse: 1, 'flaky-1': 1, return: 1 });
  await api.execute(paid);
  const parked = await batchOf(api, 'GBP', { ok: 2 });
  await api.execute(parked);
  const { transactions } = await api.untilFinished(paid, 300_000);
  const refused = transactions.find(({ status }) => status === 'FAILED')?.transactionId ?? '';
  await post(`/transactions/${refused}/retry`);
  await post('/commissions/c-USD-ok-001/reverse', { reason: 'claimed twice' });
  await api.importCommissions([commissionRow('c-USD-more', 'USD-ok-001', '10.00')]);
  await post('/affiliates/USD-ok-002/adjustments', { type: 'correction', amount: '5.00', reason: 'a mistake' });
  await post('/affiliates/USD-ok-002/hold', { reason: 'suspected fraud' });
  const [, moved] = transactions;
  for (const transactionId of [transactions[0]?.transactionId, moved?.transactionId])
    await post('/_local/bank/webhooks', { transactionId });
  await api.sweep();

  await sent(api, 'DELETE', `/batches/${await batchOf(api, 'SEK', { ok: 1 })}`);
  await sent(api, 'PATCH', '/config', { schedules: { payouts: true } });
  await batchOf(api, 'NOK', { ok: 1 });
  await api.importAffiliates([affiliateRow('jane')]);
  await api.importCommissions([commissionRow('c-jane', 'jane', '900', 'JPY')]);
  await post('/_local/schedules/payouts', { scheduledTime: '2026-11-25T02:00:00Z' });
  await sent(api, 'PATCH', '/config', { schedules: { payouts: false }, approval: { mode: 'always' } });
  const approved = await batchOf(api, 'CHF', { ok: 1 });
  await sent(other, 'POST', `/batches/${approved}/approve`, { contentHash: (await api.batch(approved)).contentHash });

  await untilStatus(api, open, 'SETTLING');
  const unknown = (await api.batch(open)).transactions.find(({ status }) => status === 'UNKNOWN')?.transactionId ?? '';
  await post(`/transactions/${unknown}/resolve`, { outcome: 'unpaid', evidence: 'A letter of the bank' });

  const { previewToken } = await api.preview({ currency: 'USD' });
  return { previewToken, keyed: { ...KEYED, answer: keyedAnswer }, cursors: await cursorsOf(api) };
}

async function cursorsOf(api: Api) {
  const page = z.object({ nextCursor: z.string() });
  const cursors = [];
  for (const listing of LISTINGS) {
    const { nextCursor } = await api.ask('GET', `${listing}${listing.includes('?') ? '&' : '?'}limit=1`, page);
    cursors.push({ listing, cursor: nextCursor });
  }
  return cursors;
}

async function sent(api: Api, method: string, path: string, body?: object): Promise<void> {
  const answer = await api.send(method, path, { body });
  if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
}

async function untilStatus(api: Api, batchId: string, wanted: string): Promise<void> {
  while ((await api.batch(batchId)).status !== wanted) await sleep(500);
}
