import '../../functions/support/silent-log.ts';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { DATA_PROFILES, grantName, grantsOf } from '../../../infra/data-access.ts';
import { ROUTES } from '../../../infra/routes.ts';
import { EVENT_DETAILS } from '../../../lib/contracts/events.ts';
import { affiliateId, attemptId, batchId, transactionId } from '../../../lib/domain/ids.ts';
import { DynamoCursorSecret } from '../../../lib/store/cursor-secret.ts';
import { batchKey, CURSOR_SECRET_KEY, mockBankKey, riseAccountKey, SLOT_KEY } from '../../../lib/store/keys.ts';
import { Table } from '../../../lib/store/table.ts';
import { createTestTable, type TestTable } from '../../support/dynamodb-table.ts';
import { allItems, auditEntries } from '../../support/items.ts';
import { ACCESS } from './access-table.ts';
import {
  announced,
  asIfUsed,
  askedOnThisDay,
  asLambda,
  denied,
  EVENT_BUS,
  executionActionsUsed,
  executions,
  guardedDynamoDb,
  neverUsed,
  PEOPLE_TOPIC_ARN,
  policies,
  product,
  SCHEDULED_PAYOUTS_ARN,
  STATE_MACHINE_ARN,
} from './guard.ts';
import { integrationProbes } from './integrations/needs.ts';
import {
  answered,
  call,
  firePayouts,
  runExecutions,
  sendFirstRound,
  streamToAnnouncer,
  sweep,
  sync,
} from './lambdas.ts';
import { unmissed } from './removals.ts';
import { webhooksOf } from './webhooks.ts';

/*
 * The whole product, every Lambda under the policy that its deployment would have. What this shows: no Lambda
 * lacks a permission that it needs here, and (but for the list below) none has one that it does not use. What it
 * cannot show is how AWS itself evaluates a policy.
 */

vi.mock('../../../functions/runtime/clients.ts', async () => {
  const guard = await import('./guard.ts');
  return {
    dynamoDbClient: guard.guardedDynamoDb,
    stepFunctionsClient: guard.guardedStepFunctions,
    eventBridgeClient: guard.guardedEventBridge,
    snsClient: guard.guardedSns,
  };
});

let table: TestTable;
let webhooks: ReturnType<typeof webhooksOf>;

beforeAll(async () => {
  table = await createTestTable();
  webhooks = webhooksOf(table);
  vi.stubEnv('TABLE_NAME', table.name);
  vi.stubEnv('STATE_MACHINE_ARN', STATE_MACHINE_ARN);
  vi.stubEnv('SCHEDULED_PAYOUTS_ARN', SCHEDULED_PAYOUTS_ARN);
  vi.stubEnv('TIME_ZONE', 'UTC');
  vi.stubEnv('PAYOUTS_DAILY_AT', '02:00');
  vi.stubEnv('SYNC_DAILY_AT', '03:00');
  vi.stubEnv('EVENT_BUS_NAME', EVENT_BUS.ref);
  vi.stubEnv('PEOPLE_TOPIC_ARN', PEOPLE_TOPIC_ARN);
  vi.stubEnv('MOCK_ATTEMPT_LIFETIME_SECONDS', '5');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T10:00:00Z') });
  await aDayAtTheOffice().catch((error: unknown) => {
    throw denied.length > 0 ? new Error(`denied:\n${denied.join('\n')}`) : error;
  });
});

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const wait = (seconds: number) => void vi.setSystemTime(Date.now() + seconds * 1_000);
const batchesSchema = z.object({ batches: z.array(z.object({ batchId: z.string() })) });
const batchSchema = z.object({
  batch: z.object({ transactions: z.array(z.object({ transactionId: z.string(), status: z.string() })) }),
});

const incidentsSchema = z.object({ incidents: z.array(z.object({ incidentId: z.string() })) });
const transactionSchema = z.object({
  transaction: z.object({ attempts: z.array(z.object({ attemptId: z.string() })) }),
});

const BEHAVIOURS = ['ok', 'refuse', 'flaky-1', 'timeout-paid', 'timeout-unpaid', 'blackhole', 'slow-200', 'return'];

const affiliate = (id: string, behaviour = id) => ({
  affiliateId: id,
  fullName: id,
  email: `${id}@example.com`,
  country: 'US',
  riseId: `mock:${behaviour}:${id}`,
});
const commission = (id: string, nth: number) => ({
  commissionId: `${id}-${nth}`,
  affiliateId: id,
  amount: '60.00',
  currency: 'USD',
  approvedAt: '2026-11-01T00:00:00Z',
});

const accrue = (ids: readonly string[], nth: number) =>
  call('import-commissions', { body: { commissions: ids.map((id) => commission(id, nth)) } });
const create = async (body: object): Promise<string> => {
  const { batches } = batchesSchema.parse(await call('create-batches', { body }));
  return batches[0]?.batchId ?? '';
};
const execute = (id: string) => call('execute-batch', { pathParameters: { batchId: id } });
const failedPayment = async (id: string): Promise<string> => {
  const { batch } = batchSchema.parse(await call('get-batch', { pathParameters: { batchId: id } }));
  const failed = batch.transactions.find(({ status }) => status === 'FAILED');
  if (failed === undefined) throw new Error(`no payment of ${id} failed: ${JSON.stringify(batch.transactions)}`);
  return failed.transactionId;
};

/** Reads a listing to its second page, which needs a cursor. */
const listed = async (name: string, parts: Parameters<typeof call>[1] = {}): Promise<void> => {
  const limited = { ...parts.queryStringParameters, limit: '1' };
  const { nextCursor } = await call(name, { ...parts, queryStringParameters: limited });
  const cursor = z.string().parse(nextCursor);
  await call(name, { ...parts, queryStringParameters: { ...limited, cursor } });
};

/** The first listing of a deployment makes the secret of the cursors, and any of them may be the first. */
async function firstListings(): Promise<void> {
  for (const [name, { data }] of Object.entries(ACCESS)) {
    if (!data.includes('cursors.sign')) continue;
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: CURSOR_SECRET_KEY }));
    await asLambda(name, () => new DynamoCursorSecret(new Table(guardedDynamoDb(), table.name)).load());
  }
}

async function aDayAtTheOffice(): Promise<void> {
  await firstListings();
  const ids = [...BEHAVIOURS];
  await call('import-affiliates', { body: { affiliates: ids.map((id) => affiliate(id)) } });
  await call('import-affiliates', { body: { affiliates: [affiliate('moved'), affiliate('refuse-2', 'refuse')] } });
  await call('import-affiliates', { body: { affiliates: [affiliate('moved', 'ok')] } });
  await accrue([...ids, 'moved', 'refuse-2'], 1);
  await accrue([...ids, 'moved', 'refuse-2'], 2);
  await listed('list-payable-affiliates');
  await call('get-affiliate', { pathParameters: { affiliateId: 'ok' } });

  await call('reverse-commission', { pathParameters: { commissionId: 'moved-2' }, body: { reason: 'refunded' } });

  const { previewToken } = await call('preview-batches', { body: {} });
  await listed('preview-batches', { body: {} });
  const first = await create({ previewToken });
  await accrue(ids, 3);
  await execute(first);
  await runExecutions(wait);

  const waiting = await startTwo();
  await call('cancel-batch', { pathParameters: { batchId: waiting.cancelled } });
  await runExecutions(wait);
  await listings(first);

  // Half a minute into the slow payments, and after them.
  await sweep();
  wait(300);
  await sweep();
  await runExecutions(wait);
  await finishedBatch(first);
  await listed('get-reconciliation-report');
  for (const affiliateId of ['ok', 'three']) {
    const body = {
      type: 'correction',
      amount: '-1.00',
      currency: affiliateId === 'ok' ? 'USD' : 'EUR',
      reason: 'typo',
    };
    await call('adjust-balance', { pathParameters: { affiliateId }, body });
  }
  await pauseAndResume();
  await waitForRoom();
  await approvedBySecond();
  await accounts();
  await webhooksComeIn();
  await deadOnes();
  await heldAndUpdated();
  await resolvedByHand();
  await payInParts();
  await scheduledPayouts();
  await auditLog(first);
  await call('get-reconciliation-report', { queryStringParameters: { limit: '100' } });
  await streamToAnnouncer(await auditEntries(table));
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
  // For the schedule.
  await owe([fine], 4);
}

/** Two nights: a batch that waits for its approval, which the sweep queues then; and one that is queued at once. */
async function scheduledPayouts(): Promise<void> {
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

/** Payments that slow payees, a black hole and one who sends the money back let the bank tell us about. */
async function webhooksComeIn(): Promise<void> {
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
  await payBehindOurBack(failed);
  await webhooks.receive(failed, 'again');
  await resolveIncidents();
}

/** Accounts are linked, to other ids and back, and one of them has been approved at the provider since. */
async function accounts(): Promise<void> {
  for (const riseId of ['mock:ok:linked', 'mock:ok:again']) {
    await call('link-account', { body: { affiliateId: 'ok', riseId } });
  }
  await call('link-account', { body: { affiliateId: 'ok', riseId: 'mock:ok:ok' } });
  await listed('list-accounts');
  const key = riseAccountKey(affiliateId('ok'));
  const pending = { ...(await table.table.get(key)), kycStatus: 'PENDING' };
  await table.table.put(pending);
  await call('sync-accounts', { body: { affiliateIds: ['ok'] } });
  await table.table.put(pending);
  await sync();
  await listed('sync-accounts', { body: {} });
}

/** Money moved for payments that had been given up: people put it right, and say so. */
async function resolveIncidents(): Promise<void> {
  await listed('list-incidents');
  await listed('list-incidents', { queryStringParameters: { status: 'open' } });
  const { incidents } = incidentsSchema.parse(await call('list-incidents'));
  for (const { incidentId } of incidents) {
    await call('resolve-incident', { pathParameters: { incidentId }, body: { note: 'sent back' } });
  }
}

/** Two batches at once: the first takes the slot, the second waits and is started after it. A third is cancelled. */
async function startTwo(): Promise<{ cancelled: string }> {
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

async function listings(first: string): Promise<void> {
  await listed('list-batches');
  await listed('list-batches', { queryStringParameters: { status: 'COMPLETED' } });
  await listed('list-transactions');
  await listed('list-transactions', { queryStringParameters: { batchId: first } });
  await call('list-transactions', { queryStringParameters: { affiliateId: 'ok' } });
  await listed('list-affiliate-commissions', { pathParameters: { affiliateId: 'ok' } });
  const { batch } = batchSchema.parse(await call('get-batch', { pathParameters: { batchId: first } }));
  const [payment] = batch.transactions;
  await call('get-summary-report');
  await listed('get-reconciliation-report');
  await listed('get-affiliate-statement', { pathParameters: { affiliateId: 'ok' } });
  await call('get-transaction', { pathParameters: { transactionId: payment?.transactionId ?? '' } });
}

async function finishedBatch(first: string): Promise<void> {
  const cancelled = await failedPayment(first);
  await call('cancel-transaction', { pathParameters: { transactionId: cancelled } });
  await payBehindOurBack(cancelled);
  const retried = { pathParameters: { transactionId: await failedPayment(first) } };
  await call('retry-transaction', retried);
  await call('retry-transaction', retried);
  await accrue(['moved'], 7);
  const pay = { body: { affiliateId: 'moved' }, key: 'pay-moved' };
  await call('pay-affiliate', pay);
  await forgetAnswer(pay.key);
  await call('pay-affiliate', pay);
  await runExecutions(wait);
}

/** As if the Lambda had died before it could keep what it answered. */
async function forgetAnswer(key: string): Promise<void> {
  const items = await allItems(table);
  const request = items.find(({ PK, SK }) => SK === 'REQUEST' && String(PK).endsWith(`#${key}`));
  const { answer: _, ...unanswered } = request ?? {};
  await table.table.put({ ...unanswered, leaseUntil: new Date(0).toISOString() });
}

/** The bank pays after all what it had refused: the sweep's daily look finds the money (M6). */
async function payBehindOurBack(id: string): Promise<void> {
  const { transaction } = transactionSchema.parse(
    await call('get-transaction', { pathParameters: { transactionId: id } }),
  );
  const key = mockBankKey(transactionId(id), attemptId(transaction.attempts[0]?.attemptId ?? ''));
  const paid = { kind: 'paid', payee: 'x', amountMinor: 12_000, currency: 'USD', comesBack: false };
  await table.table.put({ ...(await table.table.get(key)), ...paid, at: new Date().toISOString() });
}

/** Two payments whose answers are lost; two people agree that one was paid and the other was not. */
async function resolvedByHand(): Promise<void> {
  const lost = [affiliate('paid', 'timeout-unpaid'), affiliate('unpaid', 'blackhole')];
  await call('import-affiliates', { body: { affiliates: lost } });
  await accrue(['paid', 'unpaid'], 1);
  const batch = await create({ affiliateIds: ['paid', 'unpaid'] });
  await execute(batch);
  await sendFirstRound(batch);
  const say = (nth: number, body: object, sub: string) =>
    call('resolve-transaction', { pathParameters: { transactionId: `${batch}.00${nth}` }, body, sub });
  const evidence = 'the bank says so';
  for (const sub of ['ann', 'ben']) await say(1, { outcome: 'paid', evidence, providerReference: 'ref-1' }, sub);
  wait(60);
  for (const sub of ['ann', 'ben']) await say(2, { outcome: 'unpaid', evidence }, sub);
  await runExecutions(wait);
}

/** A batch that a second person has to approve before it is executed. */
async function approvedBySecond(): Promise<void> {
  await accrue(['three'], 8);
  await call('change-config', { body: { approval: { mode: 'always' } } });
  const batch = await create({ affiliateIds: ['three'] });
  await call('approve-batch', { pathParameters: { batchId: batch }, body: {}, sub: 'ben' });
  await execute(batch);
  await approvalOff();
  await runExecutions(wait);
}

/** Proposed, withdrawn, and proposed and confirmed. */
async function approvalOff(): Promise<void> {
  const off = { body: { approval: { mode: 'off' } } };
  await call('change-config', off);
  await call('withdraw-config-change');
  await call('change-config', off);
  await call('change-config', { ...off, sub: 'ben' });
}

/** The affiliate whom the bank paid behind our back is on hold by itself, too. */
async function heldAndUpdated(): Promise<void> {
  for (const affiliateId of ['ok', 'refuse', 'refuse-2']) {
    const pathParameters = { affiliateId };
    await call('hold-affiliate', { pathParameters, body: { reason: 'fraud check' } });
    await call('release-affiliate', { pathParameters });
  }
  const { affiliateId, ...profile } = affiliate('moved', 'moved-again');
  await call('update-affiliate', { pathParameters: { affiliateId }, body: profile });
}

/** The limit of 24 hours lets the first batch go and the second wait, until it is taken away. */
async function waitForRoom(): Promise<void> {
  const commissions = ['one', 'two'].map((id) => ({ ...commission(id, 11), currency: 'EUR' }));
  await call('import-commissions', { body: { commissions } });
  const limit = (EUR: string | null) => call('change-config', { body: { limits: { daily: { EUR } } } });
  const first = await create({ affiliateIds: ['one'], currency: 'EUR' });
  const second = await create({ affiliateIds: ['two'], currency: 'EUR' });
  await limit('70.00');
  await execute(first);
  await execute(second);
  await runExecutions(wait);
  await sweep();
  await limit('80.00');
  await limit(null);
  await runExecutions(wait);
}

/** A pause catches a batch that has just begun, and what is queued meanwhile; the resume starts them. */
async function pauseAndResume(): Promise<void> {
  await accrue(['two', 'three'], 7);
  const begun = await create({ affiliateIds: ['two'] });
  const queued = await create({ affiliateIds: ['three'] });
  await execute(begun);
  await runExecutions(wait, () => call('change-config', { body: { paused: true, reason: 'An audit' } }));
  await execute(queued);
  await call('change-config', { body: { paused: false, limits: { daily: { USD: '1000000.00' } } } });
  await call('get-config');
  await runExecutions(wait);
}

/** An execution that died with the slot, and a draft whose making died: the sweep takes both up. */
async function deadOnes(): Promise<void> {
  await accrue(['one', 'two'], 9);
  const dead = await create({ affiliateIds: ['one'] });
  await execute(dead);
  const { acquireSlotStep } = await import('../../../lib/contracts/execution-steps.ts');
  const { handler } = await import('../../../functions/execution/acquire-slot.ts');
  const { LAMBDA_CONTEXT } = await import('../../functions/support/api-event.ts');
  const run = acquireSlotStep.event.parse({ batchId: dead, run: 1 });
  await asLambda('acquire-slot', () => handler(run, LAMBDA_CONTEXT));
  for (const execution of executions.values()) execution.status = 'SUCCEEDED';
  const draft = await create({ affiliateIds: ['two'] });
  const key = batchKey(batchId(draft));
  const { batchNumber: _, ...item } = (await table.table.get(key)) ?? {};
  await table.table.put({ ...item, status: 'DRAFT', GSI2PK: 'BATCHES#DRAFT' });
  wait(700);
  await sweep();
  expect(await table.table.get(SLOT_KEY)).toMatchObject({ batchId: dead, run: 2n });
  expect(await table.table.get(key)).toMatchObject({ status: 'CANCELLED' });
  await runExecutions(wait);
  // The seal of a day is an entry of the next one, and sealed with that.
  for (const _ of ['the day after', 'and the next']) {
    wait(90_000);
    await sweep();
  }
}

/** What was done on this day, and the proof that it was written so. */
async function auditLog(first: string): Promise<void> {
  await listed('list-audit-logs');
  await call('list-audit-logs', { queryStringParameters: { batchId: first } });
  await call('list-audit-logs', { queryStringParameters: { affiliateId: 'ok' } });
  // A filter that fits nothing: all entries are read.
  await call('list-audit-logs', { queryStringParameters: { action: 'nothing.such' } });
  await call('verify-audit-logs');
  await call('verify-audit-logs', { queryStringParameters: { batchId: first } });
}

/** Needed, but for what does not happen on this day. */
const NOT_TODAY: Readonly<Record<string, readonly string[]>> = {
  // Beyond 5,000 payable affiliates the summary is kept.
  'list-payable-affiliates': ['PutItem SUMMARY#PAYABLE'],
  // Only who goes on with what died, or lost a race, looks at the payments that were made.
  'create-batches': ['Query BATCH#*'],
  'make-scheduled-batches': ['Query BATCH#*'],
  // A step that is repeated late may find money that moved for a payment that was given up since.
  'pay-chunk': ['PutItem AFFILIATE#*', 'PutItem INCIDENT#*'],
  // The same; and a submission that a crash kept from the bank is sent again, by a payee's earlier failures.
  'confirm-payments': ['PutItem INCIDENT#*', 'Query MOCKBANK#*'],
  // Only of a batch that was approved while its run still goes on; otherwise the sweep queues it.
  'queue-scheduled-batches': ['Query BATCH#*'],
  // Its look-up may find that another attempt paid too, or that the money came back.
  'resolve-transaction': ['PutItem AFFILIATE#*', 'PutItem INCIDENT#*'],
  // The same as the look-up of the first delivery may find.
  'replay-webhook-event': ['PutItem AFFILIATE#*', 'PutItem INCIDENT#*'],
  // An attempt that is found dead only by them is given back to the limit of 24 hours.
  'receive-webhook': ['UpdateItem SENT#*'],
  // An attempt that is found dead only by them is given back to the limit of 24 hours.
  sweep: ['UpdateItem SENT#*'],
};

describe('the API document', () => {
  it('was what every route kept to on this day', () => {
    expect([...answered].sort()).toEqual(ROUTES.map(({ functionName }) => functionName).sort());
  });
});

describe('least privilege', () => {
  it('denies nothing that a Lambda does', () => {
    expect(denied).toEqual([]);
  });

  it.each(Object.keys(ACCESS))('gives %s nothing that it does not use', (name) => {
    const { data = [], executions: onPayouts = [], startsScheduledRuns } = ACCESS[name] ?? {};
    const actions = [...onPayouts, ...(startsScheduledRuns ? ['StartExecution of scheduled payouts'] : [])];
    expect(neverUsed(name, grantsOf(data))).toEqual(NOT_TODAY[name] ?? []);
    expect(executionActionsUsed(name)).toEqual(actions.sort());
  });

  it('lets publish-events tell the outside of the whole day', () => {
    const kinds = new Set(announced);
    expect(Object.keys(EVENT_DETAILS).filter((type) => !kinds.has(type))).toEqual([]);
    expect(announced).toContainEqual(expect.stringMatching(/^Approval wanted: BATCH-/));
  });

  it('has no profile that nobody names', () => {
    const named = new Set(Object.values(ACCESS).flatMap(({ data }) => data));
    expect(Object.keys(DATA_PROFILES).filter((profile) => !named.has(profile as never))).toEqual([]);
  });
});

/*
 * Logs and traces are written by Lambda itself, and streams are read by it: those requests are worked out from the templates
 * (integrations/lambdas.ts). What is needed but not used on this day is asked for as NOT_TODAY names it.
 */
describe('every permission that is taken away', () => {
  const notToday = Object.entries(ACCESS).flatMap(([name, { data }]) =>
    grantsOf(data)
      .filter((grant) => NOT_TODAY[name]?.includes(grantName(grant)))
      .flatMap((grant) => asIfUsed(name, grant)),
  );
  const others = [...integrationProbes(product), ...notToday];

  it.each(policies.map((policy) => [policy.kind, policy.of, policy] as const))(
    'would be missed in the %s policy of %s',
    (_kind, _of, policy) => {
      expect(unmissed(policies, policy, [...askedOnThisDay(), ...others])).toEqual([]);
    },
  );
});
