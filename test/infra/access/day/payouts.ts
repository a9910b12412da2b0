import type { TestTable } from '../../../support/dynamodb-table.ts';
import { call, firePayouts, runExecutions, sweep } from '../lambdas.ts';
import { batchesSchema, create, execute, failedPayment, wait } from './calls.ts';
import { approvalOff } from './controls.ts';
import { forgetAnswer } from './outcomes.ts';
import { accrue, affiliate, commission } from './people.ts';

/** Two batches at once: the first takes the slot, the second waits and is started after it. A third is cancelled. */
export async function startTwo(): Promise<{ cancelled: string }> {
  const ids = ['one', 'two', 'three'];
  const affiliates = [affiliate('one', 'ok'), affiliate('two', 'return'), affiliate('three', 'ok')];
  await call('import-affiliates', { body: { affiliates } });
  await accrue(ids, 1);
  const [one, two, three] = [
    await create({ affiliateIds: ['one'] }),
    await create({ affiliateIds: ['two'] }),
    await create({ affiliateIds: ['three'] }),
  ];
  await execute(one);
  await execute(one);
  await execute(two);
  await call('get-health');
  await call('get-openapi');
  return { cancelled: three };
}

/**
 * The limit of 24 hours lets the first batch go and the second wait, until it is taken away. Whoever is shown a batch in the
 * queue meanwhile is told why it waits.
 */
export async function waitForRoom(table: TestTable): Promise<void> {
  const commissions = ['one', 'two'].map((id) => ({ ...commission(id, 11), currency: 'EUR' }));
  await call('import-commissions', { body: { commissions } });
  const limit = (EUR: string | null) => call('change-config', { body: { limits: { daily: { EUR } } } });
  const first = await create({ affiliateIds: ['one'], currency: 'EUR' });
  const second = await create({ affiliateIds: ['two'], currency: 'EUR' });
  // Whatever is made from now on comes after them in the queue.
  wait(1);
  await limit('70.00');
  await execute(first);
  await execute(second);
  await runExecutions(wait);
  await sweep();
  await queuedBehind(table);
  await payInParts();
  await limit('80.00');
  await limit(null);
  await runExecutions(wait);
}

/** A batch that waits in the queue, shown by every route that shows batches. */
async function queuedBehind(table: TestTable): Promise<void> {
  await accrue(['three'], 12);
  const made = { body: { affiliateIds: ['three'] }, key: 'made-three' };
  const { batches } = batchesSchema.parse(await call('create-batches', made));
  const pathParameters = { batchId: batches[0]?.batchId ?? '' };
  const approved = { pathParameters, body: {}, sub: 'ben' };
  await call('approve-batch', approved);
  await execute(pathParameters.batchId);
  await call('approve-batch', approved);
  await call('get-batch', { pathParameters });
  await call('list-batches', { queryStringParameters: { status: 'QUEUED' } });
  await call('get-health');
  await forgetAnswer(table, made.key);
  await call('create-batches', made);
}

/** Balances above the highest amount of a payment, for everyone who claims: what fits is found among the entries. */
async function payInParts(): Promise<void> {
  const [fine, refused] = ['parts', 'parts-refused'];
  const people = [affiliate(fine, 'ok'), affiliate(refused, 'refuse')];
  await call('import-affiliates', { body: { affiliates: people } });
  const owe = (ids: readonly string[], nth: number) => {
    const commissions = ids.map((id) => ({ ...commission(id, nth), currency: 'CHF' }));
    return call('import-commissions', { body: { commissions } });
  };
  await owe([fine, refused], 1);
  await owe([fine, refused], 2);
  await call('change-config', { body: { limits: { payment: { CHF: '100.00' } } } });
  const body = { currency: 'CHF', affiliateIds: [fine, refused] };
  await call('preview-batches', { body });
  const batch = await create(body);
  await execute(batch);
  await runExecutions(wait);
  await call('retry-transaction', { pathParameters: { transactionId: await failedPayment(batch) } });
  await owe([fine], 3);
  await call('pay-affiliate', { body: { affiliateId: fine, currency: 'CHF' } });
  await runExecutions(wait);
  // The schedule pays this later.
  await owe([fine], 4);
}

/** Two nights. The batch of the first one waits for its approval, and then the sweep queues it. The other is queued at once. */
export async function scheduledPayouts(): Promise<void> {
  await accrue(['one'], 11);
  await call('change-config', { body: { schedules: { payouts: true }, approval: { mode: 'always' } } });
  await firePayouts('2026-11-24T02:00:00Z');
  await runExecutions(wait);
  const waiting = await call('list-batches', { queryStringParameters: { status: 'PENDING' } });
  for (const { batchId: id } of batchesSchema.parse(waiting).batches) {
    await call('approve-batch', { pathParameters: { batchId: id }, body: {}, sub: 'ben' });
  }
  await sweep();
  await approvalOff();
  await runExecutions(wait);
  await accrue(['one'], 12);
  await firePayouts('2026-11-25T02:00:00Z');
  await runExecutions(wait);
  await missedNight();
}

/** Nothing fires for a day and a night: the sweep starts the payouts, and syncs the accounts. */
async function missedNight(): Promise<void> {
  wait(86_400);
  await accrue(['one'], 13);
  await sweep();
  await runExecutions(wait);
  // Fired for the time at which it is due.
  wait(86_400);
  await firePayouts(`${new Date().toISOString().slice(0, 10)}T02:00:00Z`);
  await runExecutions(wait);
}
