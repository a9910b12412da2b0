import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { compareBooks } from '../../infra/local/demo/books.ts';
import { readCommissionFile } from '../../infra/local/demo/commission-file.ts';
import { sandboxPayees } from '../../infra/local/demo/payees.ts';
import { PayoutClient } from '../../infra/local/demo/payout-client.ts';
import {
  createBatches,
  customersOf,
  executeBatches,
  importAffiliates,
  importCommissions,
} from '../../infra/local/demo/steps.ts';
import { listAccountsEndpoint } from '../../lib/contracts/accounts/rise-accounts.ts';
import { listWebhookEventsEndpoint } from '../../lib/contracts/webhooks/webhook-events.ts';
import { ids } from '../support/e2e-data.ts';
import { ownRiseStack, PER_SUBMISSION, RISE_TIMEOUT_MS } from '../support/e2e-rise-payments.ts';

/* Payments through the sandbox of RiseWorks, as the demo and people make them. */

/** What the demo pays, of which a few rows are enough. */
const SAMPLE = resolve(import.meta.dirname, '../../infra/local/demo/data/cdnow-sample.csv');
const ROWS = 60;
const FINISHED = ['COMPLETED', 'FAILED', 'CANCELLED'];

const payments = ownRiseStack();
const { stack, api, rise } = payments;

const all = (affiliateIds: readonly string[], status: string) => affiliateIds.map((id) => `${id} ${status}`);
const events = async () =>
  (await api.ask('GET', '/webhooks/events?limit=100', listWebhookEventsEndpoint.answer)).events;
const untilWaiting = async (batchId: string) => {
  for (;;) {
    const { status, waiting } = await api.batch(batchId);
    if (FINISHED.includes(status)) throw new Error(`${batchId} is ${status}, and does not wait`);
    if (waiting && !['starting', 'another_batch'].includes(waiting.reason)) return waiting;
    await sleep(300);
  }
};
/** The provider remembers the members of a team for some seconds, so the first answers may be old. */
const untilUnpayable = async (affiliateId: string) => {
  for (;;) {
    await api.send('POST', '/riseworks/sync', { body: { affiliateIds: [affiliateId] } });
    const { accounts } = await api.ask('GET', '/riseworks/accounts?limit=100', listAccountsEndpoint.answer);
    const account = accounts.find((one) => one.affiliateId === affiliateId);
    if (account?.canReceivePayments === false) return account;
    await sleep(500);
  }
};
describe('payments through RiseWorks', { timeout: RISE_TIMEOUT_MS }, () => {
  it('are made as the demo makes them, and the webhooks about them are looked into', async () => {
    const rows = readCommissionFile(SAMPLE).slice(0, ROWS);
    const client = new PayoutClient(stack.url, await stack.token());
    const riseIdOf = await sandboxPayees(client, customersOf(rows));
    await importAffiliates(client, rows, riseIdOf, () => {});
    await importCommissions(client, rows, () => {});
    const [batch] = await executeBatches(client, await createBatches(client, 'USD'), () => {});
    expect(batch).toMatchObject({ status: 'COMPLETED', counts: { completed: batch?.paymentCount } });
    expect(batch?.paymentCount).toBeGreaterThan(PER_SUBMISSION);
    const movements = await client.bankMovements();
    expect(compareBooks(await client.transactions(), movements)).toEqual({ equal: true, differences: [] });
    // What is sent about a payment names it by Rise's own id.
    const applied = async () =>
      (await events()).filter(({ type, status }) => type === 'payment.sent' && status === 'APPLIED').length;
    while ((await applied()) < movements.length) await sleep(300);
  });

  it('are not touched by webhooks that come twice, late, backwards, or from somebody else', async () => {
    await rise.behave({ webhooks: 'hold' });
    const payees = ids('held-back', 3);
    await api.untilFinished(await payments.execute(payees));
    const before = (await events()).length;
    await rise.behave({ webhooks: 'send' });
    await rise.release('reversed');
    const told = await rise.webhooks();
    expect(told.map(({ state }) => state)).toEqual(told.map(() => 'delivered'));
    expect((await events()).length).toBeGreaterThan(before);
    const [first] = told;
    const id = first?.id ?? '';
    const known = (await events()).length;
    expect(await rise.sendAgain(id, 'valid')).toBe(200);
    for (const forged of ['none', 'wrong-secret', 'altered', 'old']) expect(await rise.sendAgain(id, forged)).toBe(401);
    expect((await events()).length).toBe(known);
    expect(await payments.endsOf(payees)).toEqual(all(payees, 'COMPLETED'));
    expect(await payments.moved(payees)).toBe(payees.length);
  });

  it('are not signed when the typed data is not the request; the batch waits for a person, and another goes on', async () => {
    const alterations = [
      'amount',
      'amounts-swapped',
      'recipient',
      'one-too-many',
      'one-missing',
      'chain',
      'contract',
      'token',
    ];
    const payees = ids('altered', alterations.length * PER_SUBMISSION);
    await rise.owe(payees);
    // Swapped amounts show only where they differ.
    await api.importCommissions([
      {
        commissionId: 'more',
        affiliateId: 'altered-005',
        amount: '1.00',
        currency: 'USD',
        approvedAt: '2026-01-31T00:00:00.000Z',
      },
    ]);
    await rise.faults(
      alterations.map((altered, index) => ({
        fault: 'typed-data',
        altered,
        payee: rise.userOf(payees[index * PER_SUBMISSION] ?? '').nanoid,
        times: 1,
      })),
    );
    const batchId = await payments.batchOf(payees, false);
    await api.execute(batchId);
    expect(await untilWaiting(batchId)).toMatchObject({ reason: 'provider_refuses' });
    const raised = (await payments.incidents()).filter(
      (one) => one.kind === 'SUBMISSION_INVALID' && one.batchId === batchId,
    );
    expect(raised).toHaveLength(alterations.length);
    expect(await payments.moved(payees)).toBe(0);
    expect(await rise.accepted(payees)).toEqual([]);

    const others = ids('meanwhile', 2);
    expect((await api.untilFinished(await payments.execute(others))).status).toBe('COMPLETED');

    await api.execute(batchId);
    expect((await api.untilFinished(batchId)).counts.completed).toBe(payees.length);
  });

  it('wait for money, say how much is missing, and go on by themselves', async () => {
    const payees = ids('unfunded', 2);
    await rise.tell('PUT', '/balance', z.unknown(), { cents: 5_000 });
    const batchId = await payments.execute(payees);
    expect(await untilWaiting(batchId)).toMatchObject({ reason: 'no_funds', shortfall: '70.00' });
    expect(await payments.moved(payees)).toBe(0);
    await rise.tell('POST', '/deposits', z.unknown(), { cents: 100_000_000 });
    await api.sweep();
    expect((await api.untilFinished(batchId)).status).toBe('COMPLETED');
  });

  it('that came back are RETURNED; one that the list calls removed after it was paid raises an incident', async () => {
    const payees = ids('back', 2);
    const [canceled = '', removed = ''] = payees;
    await api.untilFinished(await payments.execute(payees));
    await rise.giveBack(canceled, 'canceled');
    await rise.giveBack(removed, 'removed');
    await api.sweep();
    expect(await payments.endsOf(payees)).toEqual(all(payees, 'RETURNED'));
    const contradicted = (await payments.incidents()).filter((one) => one.kind === 'OUTCOME_CONTRADICTED');
    expect(contradicted.map(({ affiliateId }) => affiliateId)).toEqual([removed]);
  });

  it('go to nobody whose rise id has changed, and it is said why', async () => {
    await rise.owe(['moved']);
    await rise.change('moved', { riseid: `0x${'ab'.repeat(20)}` });
    const account = await untilUnpayable('moved');
    expect(account.fault).toContain(`the rise id of ${rise.userOf('moved').nanoid} has changed`);
    const answer = await api.send('POST', '/batches', { body: { affiliateIds: ['moved'] } });
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('nothing_payable')]);
  });

  it('the books are equal, nobody was paid twice, and nothing moves any more', async () => {
    expect(await payments.wrongInTheEnd()).toEqual([]);
  });

  it('no key, secret, token or private datum is in anything that was written', () => {
    const { leaks, files } = payments.leaks();
    expect(leaks).toEqual([]);
    expect(files).toBeGreaterThan(10);
  });
});
