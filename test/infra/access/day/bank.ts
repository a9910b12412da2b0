import * as z from 'zod';
import { systemContext } from '../../../../functions/runtime/context.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId, attemptIdOf, batchId, payeeId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import { instant } from '../../../../lib/domain/shared/time.ts';
import { raiseIncidents } from '../../../../lib/payouts/incidents/raise-incidents.ts';
import { DynamoIncidentRepository } from '../../../../lib/store/incidents/incident-repository.ts';
import { accountKey } from '../../../../lib/store/keys.ts';
import { DynamoMockBank } from '../../../../lib/store/mock-bank/mock-bank-repository.ts';
import type { TestTable } from '../../../support/dynamodb-table.ts';
import { call, runExecutions, sendFirstRound, sweep, sync } from '../lambdas.ts';
import { webhooksOf } from '../webhooks.ts';
import { batchSchema, create, execute, failedPayment, listed, wait } from './calls.ts';
import { payBehindOurBack } from './outcomes.ts';
import { accrue, affiliate, commission } from './people.ts';

const incidentsSchema = z.object({ incidents: z.array(z.object({ incidentId: z.string() })) });

/** The bank made a payment two days ago that our books do not know. The daily reconciliation finds it. */
export async function bankPaysSomebodyElse(table: TestTable): Promise<void> {
  await new DynamoMockBank(table.table).record({
    transactionId: transactionIdOf(batchId('batch-elsewhere'), 1),
    attemptId: attemptIdOf(1, 0, 0),
    requestHash: 'of somebody else',
    answer: {
      kind: 'paid',
      payee: payeeId('mock:ok:stranger'),
      amountMinor: 500n,
      currency: currency('USD'),
      at: instant(new Date(Date.now() - 2 * 86_400_000)),
      comesBack: false,
    },
  });
}

/** Accounts are linked, to other ids and back, and one of them has been approved at the provider since. */
export async function accounts(table: TestTable): Promise<void> {
  for (const riseId of ['mock:ok:linked', 'mock:ok:again']) {
    await call('link-account', { body: { affiliateId: 'ok', riseId } });
  }
  await call('link-account', { body: { affiliateId: 'ok', riseId: 'mock:ok:ok' } });
  await invited();
  await listed('list-accounts');
  const key = accountKey(affiliateId('ok'));
  const pending = { ...(await table.table.get(key)), kycStatus: 'PENDING' };
  await table.table.put(pending);
  await call('sync-accounts', { body: { affiliateIds: ['ok'] } });
  await table.table.put(pending);
  await sync();
  await listed('sync-accounts', { body: {} });
}

/** One who has no account yet is invited, listed, and asked about. */
async function invited(): Promise<void> {
  const { riseId: _, ...profile } = affiliate('guest');
  await call('import-affiliates', { body: { affiliates: [profile] } });
  await call('invite-affiliate', { body: { affiliateId: 'guest' } });
  const queryStringParameters = { limit: '100' };
  await call('list-accounts', { queryStringParameters });
  await call('sync-accounts', { queryStringParameters, body: {} });
}

const HOLDER = 'holder:mock:moved:ok';

/** An account whose holder has another id at the bank by now; the bank tells us of it, again and again. */
async function moved(table: TestTable): Promise<void> {
  const webhooks = webhooksOf(table);
  const key = accountKey(affiliateId('ok'));
  await call('link-account', { body: { affiliateId: 'ok', riseId: 'mock:moved:ok' } });
  const asItWas = async (holderId = 'another') => {
    await table.table.put({ ...(await table.table.get(key)), kycStatus: 'PENDING', holderId });
  };
  const replay = () => call('replay-webhook-event', { pathParameters: { eventId: `mock.evt-${HOLDER}` }, body: {} });
  await asItWas();
  await webhooks.receiveAboutPayee(HOLDER);
  await asItWas();
  await replay();
  await asItWas();
  await webhooks.leaveAboutPayee(HOLDER);
  await sweep();
  await asItWas();
  await sync();
  await asItWas();
  await call('sync-accounts', { body: { affiliateIds: ['ok'] } });
  const profile = affiliate('ok', 'moved');
  await call('import-affiliates', { body: { affiliates: [affiliate('ok', 'ok')] } });
  await call('import-affiliates', { body: { affiliates: [profile] } });
  const { affiliateId: id, ...update } = profile;
  await call('update-affiliate', { pathParameters: { affiliateId: id }, body: { ...update, riseId: 'mock:ok:ok' } });
  await call('update-affiliate', { pathParameters: { affiliateId: id }, body: { ...update, riseId: 'mock:moved:ok' } });
  await call('link-account', { body: { affiliateId: 'ok', riseId: 'mock:ok:ok' } });
}

/** The bank has too little money for a batch, and gets more. */
export async function fundsRunOut(table: TestTable): Promise<void> {
  const bank = new DynamoMockBank(table.table);
  const JPY = currency('JPY');
  await call('import-commissions', {
    body: { commissions: [{ ...commission('one', 21), amount: '60', currency: 'JPY' }] },
  });
  const batch = await create({ affiliateIds: ['one'], currency: 'JPY' });
  await bank.setFunds(JPY, 1n);
  await execute(batch);
  await runExecutions(wait);
  await bank.setFunds(JPY, 1_000n);
  await sweep();
  await runExecutions(wait);
  await bank.setFunds(JPY, undefined);
}

/** Payments to slow payees, to a black hole and to one who sends the money back. The bank tells us about them. */
export async function webhooksComeIn(table: TestTable): Promise<void> {
  const webhooks = webhooksOf(table);
  const hooked = ['return', 'blackhole', 'slow-20', 'refuse'].map((behaviour) =>
    affiliate(`${behaviour}-h`, behaviour),
  );
  await call('import-affiliates', { body: { affiliates: hooked } });
  const ids = hooked.map(({ affiliateId }) => affiliateId);
  await accrue(ids, 1);
  const batch = await create({ affiliateIds: ids });
  await execute(batch);
  await sendFirstRound(batch);
  // Their attempts are not over: the bank's books are read, and nothing is closed.
  await call('get-reconciliation-report');
  const payments = batchSchema.parse(await call('get-batch', { pathParameters: { batchId: batch } })).batch
    .transactions;
  await webhooks.secretIsMade();
  await moved(table);
  const replay = (id: string) =>
    call('replay-webhook-event', { pathParameters: { eventId: `mock.evt-${id}` }, body: {} });
  for (const { transactionId: id } of payments) await webhooks.receive(id);
  for (const { transactionId: id } of payments) await replay(id);
  const failed = await failedPayment(batch);
  wait(60);
  for (const { transactionId: id } of payments) await replay(id);
  await listed('list-webhook-events');
  await listed('list-webhook-events', { queryStringParameters: { status: 'APPLIED' } });
  await webhooks.leave(failed);
  await webhooks.leave(`${failed}9`);
  await listed('list-webhook-events', { queryStringParameters: { status: 'RECEIVED' } });
  await sweep();
  await runExecutions(wait);
  await call('cancel-transaction', { pathParameters: { transactionId: failed } });
  await payBehindOurBack(table, failed);
  await webhooks.receive(failed, 'again');
  await incidentsAreRaised(table, batch);
  await resolveIncidents();
}

/** A submission is not what we want to pay, and the bank has a payment that nobody here knows. */
async function incidentsAreRaised(table: TestTable, batch: string): Promise<void> {
  const incidents = new DynamoIncidentRepository(table.table);
  await raiseIncidents({ incidents }, systemContext('sweep'), [
    {
      kind: 'SUBMISSION_INVALID',
      batchId: batchId(batch),
      attemptId: attemptIdOf(1, 9, 0),
      provider: 'mock',
      message: 'it pays somebody else',
    },
    {
      kind: 'BOOKS_DIFFER',
      provider: 'mock',
      difference: 'not_in_books',
      providerReference: 'bank-1',
      ours: 'not in the books',
      theirs: 'completed, 5.00 USD',
    },
  ]);
}

/** Money moved for payments that had been given up, and more: people put it right, and say so. */
async function resolveIncidents(): Promise<void> {
  await listed('list-incidents');
  await listed('list-incidents', { queryStringParameters: { status: 'open' } });
  const { incidents } = incidentsSchema.parse(await call('list-incidents'));
  for (const { incidentId } of incidents) {
    await call('resolve-incident', { pathParameters: { incidentId }, body: { note: 'sent back' } });
  }
}
