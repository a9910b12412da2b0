import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
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
import { listIncidentsEndpoint } from '../../lib/contracts/incidents/incidents.ts';
import { listWebhookEventsEndpoint } from '../../lib/contracts/webhooks/webhook-events.ts';
import { bookDifferences } from '../support/e2e-books.ts';
import { ids } from '../support/e2e-data.ts';
import { RiseControl } from '../support/e2e-rise.ts';
import { leaksIn } from '../support/leaks.ts';
import { ownStack, START_TIMEOUT_MS } from '../support/own-stack.ts';

/*
 * Payments through the sandbox of RiseWorks, with all that can go wrong on the way. An attempt whose answer was lost is
 * dead after two look-ups; the sandbox shows at once what it accepted, so that they need not be a minute apart.
 */

/** What the demo pays, of which a few rows are enough. */
const SAMPLE = resolve(import.meta.dirname, '../../infra/local/demo/data/cdnow-sample.csv');
const ROWS = 60;
const PER_SUBMISSION = 4;
const FINISHED = ['COMPLETED', 'FAILED', 'CANCELLED'];
const TIMEOUT_MS = 400_000;

const { stack, api } = ownStack({
  DISBURSEMENT_PROVIDER: 'riseworks',
  RISE_PAYMENTS_PER_SUBMISSION: String(PER_SUBMISSION),
  RISE_DEAD_MARGIN_S: '1',
  RISE_LOOK_UPS_APART_S: '2',
  RISE_CALL_TIMEOUT_MS: '2000',
  RISE_SUBMIT_TIMEOUT_MS: '2000',
});
const rise = new RiseControl(api);

beforeAll(
  () => rise.behave({ typedDataLifetimeSeconds: 8, chainDelayMs: 0, webhookRetrySeconds: [0, 1, 1] }),
  START_TIMEOUT_MS,
);

/** A batch of those affiliates, 60.00 dollars for each, executed. */
const pay = async (affiliateIds: readonly string[], owed = true): Promise<string> => {
  if (owed) await rise.owe(affiliateIds);
  const [batch] = (await api.createBatches({ affiliateIds })).batches;
  if (batch === undefined) throw new Error(`nobody of ${affiliateIds.join(', ')} can be paid`);
  return batch.batchId;
};
const execute = async (affiliateIds: readonly string[]): Promise<string> => {
  const batchId = await pay(affiliateIds);
  await api.execute(batchId);
  return batchId;
};
const paymentOf = async (affiliateId: string) => {
  const [found] = await api.transactions({ affiliateId });
  if (found === undefined) throw new Error(`${affiliateId} has no transaction`);
  return api.transaction(found.transactionId);
};
const endsOf = async (affiliateIds: readonly string[]) =>
  Promise.all(affiliateIds.map(async (id) => `${id} ${(await paymentOf(id)).status}`));
const all = (affiliateIds: readonly string[], status: string) => affiliateIds.map((id) => `${id} ${status}`);
const incidents = async () => (await api.ask('GET', '/incidents?limit=100', listIncidentsEndpoint.answer)).incidents;
const events = async () =>
  (await api.ask('GET', '/webhooks/events?limit=100', listWebhookEventsEndpoint.answer)).events;
const moved = async (affiliateIds: readonly string[]) => {
  const riseids = new Set(affiliateIds.map((id) => rise.userOf(id).riseid));
  return (await api.movements()).filter(({ payee }) => riseids.has(payee)).length;
};
const untilWaiting = async (batchId: string) => {
  for (;;) {
    const { status, waiting } = await api.batch(batchId);
    if (FINISHED.includes(status)) throw new Error(`${batchId} is ${status}, and does not wait`);
    if (waiting && !['starting', 'another_batch'].includes(waiting.reason)) return waiting;
    await sleep(300);
  }
};
/** The list of a team serves for some seconds. */
const untilUnpayable = async (affiliateId: string) => {
  for (;;) {
    await api.send('POST', '/riseworks/sync', { body: { affiliateIds: [affiliateId] } });
    const { accounts } = await api.ask('GET', '/riseworks/accounts?limit=100', listAccountsEndpoint.answer);
    const account = accounts.find((one) => one.affiliateId === affiliateId);
    if (account?.canReceivePayments === false) return account;
    await sleep(500);
  }
};
/** As people and the schedule would bring it to its end: executed anew whenever it waits, and swept. */
const seeThrough = async (batchId: string) => {
  for (;;) {
    const batch = await api.batch(batchId);
    if (FINISHED.includes(batch.status)) return batch;
    if (batch.status === 'QUEUED') await api.execute(batchId);
    await api.sweep();
    await sleep(500);
  }
};

describe('payments through RiseWorks', { timeout: TIMEOUT_MS }, () => {
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
    await api.untilFinished(await execute(payees));
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
    expect(await endsOf(payees)).toEqual(all(payees, 'COMPLETED'));
    expect(await moved(payees)).toBe(payees.length);
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
    const batchId = await pay(payees, false);
    await api.execute(batchId);
    expect(await untilWaiting(batchId)).toMatchObject({ reason: 'provider_refuses' });
    const raised = (await incidents()).filter((one) => one.kind === 'SUBMISSION_INVALID' && one.batchId === batchId);
    expect(raised).toHaveLength(alterations.length);
    expect(await moved(payees)).toBe(0);
    expect(await rise.accepted(payees)).toEqual([]);

    const others = ids('meanwhile', 2);
    expect((await api.untilFinished(await execute(others))).status).toBe('COMPLETED');

    await api.execute(batchId);
    expect((await api.untilFinished(batchId)).counts.completed).toBe(payees.length);
  });

  it('wait for money, with what is lacking, and go on by themselves', async () => {
    const payees = ids('unfunded', 2);
    await rise.tell('PUT', '/balance', z.unknown(), { cents: 5_000 });
    const batchId = await execute(payees);
    expect(await untilWaiting(batchId)).toMatchObject({ reason: 'no_funds', shortfall: '70.00' });
    expect(await moved(payees)).toBe(0);
    await rise.tell('POST', '/deposits', z.unknown(), { cents: 100_000_000 });
    await api.sweep();
    expect((await api.untilFinished(batchId)).status).toBe('COMPLETED');
  });

  it('that came back are RETURNED; one that the list calls removed after it was paid raises an incident', async () => {
    const payees = ids('back', 2);
    const [canceled = '', removed = ''] = payees;
    await api.untilFinished(await execute(payees));
    await rise.giveBack(canceled, 'canceled');
    await rise.giveBack(removed, 'removed');
    await api.sweep();
    expect(await endsOf(payees)).toEqual(all(payees, 'RETURNED'));
    const contradicted = (await incidents()).filter((one) => one.kind === 'OUTCOME_CONTRADICTED');
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
});

describe('one batch with every fault, killed in the middle', { timeout: TIMEOUT_MS }, () => {
  /** What becomes of the PUT that has the first payee of the group. */
  const PUT_FAULTS = {
    'a-lost-after': { fault: 'lost', when: 'after' },
    'b-lost-before': { fault: 'lost', when: 'before' },
    'c-page-after': { fault: 'not-json', when: 'after', status: 200 },
    'd-no-success': { fault: 'no-success', when: 'after' },
    'e-error-before': { fault: 'server-error', when: 'before', status: 503 },
    'f-slow': { fault: 'slow', when: 'before', ms: 3_000 },
    'g-busy': { fault: 'rate-limited' },
    'h-busy-for': { fault: 'rate-limited', retryAfter: '1' },
  } as const;
  const OTHER_CALLS = ['auth.siwe', 'auth.verify', 'balance', 'team.users', 'payments.create', 'payments.list'];
  const CALL_FAULTS = [
    { fault: 'rate-limited' },
    { fault: 'rate-limited', retryAfter: '1' },
    { fault: 'server-error', when: 'before', status: 503 },
    { fault: 'not-json', when: 'before', status: 502 },
    { fault: 'not-json', when: 'after', status: 200 },
    { fault: 'slow', when: 'before', ms: 2_500 },
  ];
  const groups = Object.keys(PUT_FAULTS).map((name) => ids(name, PER_SUBMISSION));
  const removed = ids('i-removed', PER_SUBMISSION);
  const unsigned = ids('j-unsigned', PER_SUBMISSION);
  const paid = [...groups.flat(), ...removed.slice(1), ...unsigned.slice(1)];
  const everybody = [...groups.flat(), ...removed, ...unsigned];
  let batchId: string;

  beforeAll(async () => {
    await rise.owe(everybody);
    const user = (id = '') => rise.userOf(id).nanoid;
    await rise.change(unsigned[0] ?? '', { contractsSigned: false });
    await rise.faults([
      ...Object.values(PUT_FAULTS).map((fault, index) => ({
        ...fault,
        on: 'payments.execute',
        payee: user(groups[index]?.[0]),
        times: 1,
      })),
      { fault: 'fate', fate: 'removed', payee: user(removed[0]), times: 1 },
      ...OTHER_CALLS.flatMap((on) => CALL_FAULTS.map((fault) => ({ ...fault, on, times: 1 }))),
    ]);
    await rise.tell('POST', '/tokens/revoke', z.unknown(), {});
    batchId = await pay(everybody, false);
    await api.execute(batchId);
    while ((await moved(everybody)) === 0) {
      const { status } = await api.batch(batchId);
      if (status === 'QUEUED') await api.execute(batchId);
      await sleep(50);
    }
    await stack.kill();
    await stack.start();
    await seeThrough(batchId);
  }, TIMEOUT_MS);

  it('every fault has happened', async () => {
    expect(await rise.pendingFaults()).toEqual([]);
  });

  it('everybody is paid once but those who were refused or removed', async () => {
    expect(await endsOf(everybody)).toEqual(
      everybody.map((id) => `${id} ${paid.includes(id) ? 'COMPLETED' : 'FAILED'}`),
    );
    expect(await moved(everybody)).toBe(paid.length);
  });

  it('what was lost on its way was paid by a retry', async () => {
    for (const id of ids('b-lost-before', PER_SUBMISSION)) {
      const { attempts, failures } = await paymentOf(id);
      expect(attempts.length).toBeGreaterThan(1);
      expect(failures.map(({ code }) => code)).toContain('attempt_expired');
    }
  });

  it('what was removed is not retried by itself', async () => {
    const { failure, retries } = await paymentOf(removed[0] ?? '');
    expect(failure?.message).toMatch(/removed/i);
    expect(retries).toBe(0);
  });

  it('the books are equal, nobody was paid twice, and nothing moves any more', async () => {
    expect(await bookDifferences(api)).toEqual([]);
    const movements = await api.movements();
    expect(new Set(movements.map(({ payee }) => payee)).size).toBe(movements.length);
    expect((await api.sweep()).failed).toEqual([]);
    expect((await api.movements()).length).toBe(movements.length);
    expect((await incidents()).filter(({ kind }) => kind === 'OVERPAID' || kind === 'BOOKS_DIFFER')).toEqual([]);
  });

  it('no key, secret, token or private datum is in anything that was written', () => {
    const shared = process.env.SYNTHESISED_DIR;
    const { leaks, files } = leaksIn([stack.dataDir, ...(shared ? [shared] : [])], join(stack.dataDir, 'rise'));
    expect(leaks).toEqual([]);
    expect(files).toBeGreaterThan(10);
  });
});
