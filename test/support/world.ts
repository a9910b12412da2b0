import { monotonicFactory } from 'ulid';
import type { Actor } from '../../lib/domain/audit/actor.ts';
import { type Balance, emptyBalance } from '../../lib/domain/commissions/ledger.ts';
import { type Currency, currency } from '../../lib/domain/shared/currency.ts';
import { affiliateId, type BatchId, commissionId, payeeId } from '../../lib/domain/shared/ids.ts';
import { money, parseAmount } from '../../lib/domain/shared/money.ts';
import { addSeconds, type Instant, instant } from '../../lib/domain/shared/time.ts';
import type { Payment } from '../../lib/domain/transactions/payment.ts';
import { holdAffiliate } from '../../lib/payouts/affiliates/hold-affiliate.ts';
import { importAffiliates } from '../../lib/payouts/affiliates/import-affiliates.ts';
import { createBatches } from '../../lib/payouts/batches/create-batches.ts';
import { executeBatch } from '../../lib/payouts/batches/execute-batch.ts';
import { importCommissions } from '../../lib/payouts/commissions/import-commissions.ts';
import { acquireSlot } from '../../lib/payouts/execution/acquire-slot.ts';
import { type Assessment, assessBatch } from '../../lib/payouts/execution/assess-batch.ts';
import { confirmPayments } from '../../lib/payouts/execution/confirm-payments.ts';
import type { ExecutionStarter } from '../../lib/payouts/execution/execution-starter.ts';
import { finalizeBatch } from '../../lib/payouts/execution/finalize-batch.ts';
import { markUnknown } from '../../lib/payouts/execution/mark-unknown.ts';
import { parkBatch } from '../../lib/payouts/execution/park-batch.ts';
import { payChunk } from '../../lib/payouts/execution/pay-chunk.ts';
import { settleBatch } from '../../lib/payouts/execution/settle-batch.ts';
import { splitBatch } from '../../lib/payouts/execution/split-batch.ts';
import { startNextBatch } from '../../lib/payouts/execution/start-run.ts';
import type { DailyTimes } from '../../lib/payouts/schedules/daily-times.ts';
import type { ScheduledRunStarter } from '../../lib/payouts/schedules/scheduled-run-starter.ts';
import { changeSettings } from '../../lib/payouts/settings/change-settings.ts';
import type { Context } from '../../lib/payouts/shared/context.ts';
import { derivedId } from '../../lib/payouts/shared/derived-id.ts';
import type { PaymentProvider } from '../../lib/payouts/shared/payment-provider.ts';
import { createProviderDirectory } from '../../lib/providers/create-provider.ts';
import { DynamoSyncCursorRepository } from '../../lib/store/accounts/sync-cursor-repository.ts';
import { DynamoAffiliateRepository } from '../../lib/store/affiliates/affiliate-repository.ts';
import { DynamoHoldRepository } from '../../lib/store/affiliates/hold-repository.ts';
import { DynamoPayableSummaryRepository } from '../../lib/store/affiliates/payable-summary-repository.ts';
import { DynamoAuditRepository } from '../../lib/store/audit/audit-repository.ts';
import { DynamoBatchRepository } from '../../lib/store/batches/batch-repository.ts';
import { DynamoPreviewRepository } from '../../lib/store/batches/preview-repository.ts';
import { DynamoLedgerRepository } from '../../lib/store/commissions/ledger-repository.ts';
import { DynamoSentRepository } from '../../lib/store/execution/sent-repository.ts';
import { DynamoWatchRepository } from '../../lib/store/health/watch-repository.ts';
import { DynamoIncidentRepository } from '../../lib/store/incidents/incident-repository.ts';
import { DynamoMockBank } from '../../lib/store/mock-bank/mock-bank-repository.ts';
import { DynamoRecoveryRepository } from '../../lib/store/recovery/recovery-repository.ts';
import { DynamoPayoutRunRepository } from '../../lib/store/schedules/payout-run-repository.ts';
import { DynamoSweepCursorRepository } from '../../lib/store/schedules/sweep-cursor-repository.ts';
import { DynamoSettingsRepository } from '../../lib/store/settings/settings-repository.ts';
import { DynamoRequestRepository } from '../../lib/store/shared/request-repository.ts';
import type { RawItem, Table } from '../../lib/store/shared/table.ts';
import { DynamoPaymentRepository } from '../../lib/store/transactions/payment-repository.ts';
import { DynamoWebhookEventRepository } from '../../lib/store/webhooks/webhook-event-repository.ts';
import { createTestTable } from './dynamodb-table.ts';
import { allItems } from './items.ts';
import { createWorldTable } from './world-table.ts';

const ADMIN: Actor = { type: 'admin', sub: 'sub-1', username: 'admin' };
const ulid = monotonicFactory();

/** Executions that are only recorded. A test runs them when it wants to, with {@link runExecution} or {@link runAll}. */
class NotedExecutions implements ExecutionStarter {
  readonly started: { readonly batchId: BatchId; readonly run: number }[] = [];
  readonly #ended = new Set<string>();

  async start(id: BatchId, run: number) {
    if (!this.#has(id, run)) this.started.push({ batchId: id, run });
  }

  async state(id: BatchId, run: number) {
    if (this.#ended.has(`${id}-${run}`)) return 'ended';
    return this.#has(id, run) ? 'running' : 'never-started';
  }

  end(id: BatchId, run: number) {
    this.#ended.add(`${id}-${run}`);
  }

  #has(id: BatchId, run: number) {
    return this.started.some((execution) => execution.batchId === id && execution.run === run);
  }
}

/** Scheduled runs that are only recorded. Their names stay taken, as in Step Functions. */
class NotedScheduledRuns implements ScheduledRunStarter {
  readonly started: Instant[] = [];
  readonly #ended = new Set<Instant>();

  async start(scheduledTime: Instant) {
    if (this.#ended.has(scheduledTime)) return 'ran-before';
    if (!this.started.includes(scheduledTime)) this.started.push(scheduledTime);
    return 'started';
  }

  end(scheduledTime: Instant) {
    this.#ended.add(scheduledTime);
  }
}

export const DAILY_TIMES: DailyTimes = {
  payouts: { time: '02:00', timeZone: 'UTC' },
  sync: { time: '03:00', timeZone: 'UTC' },
};

const START = '2026-03-01T00:00:00.000Z';

let newestMs = 0;
/** For ids, of which no two are of one millisecond, so that they sort in the order in which they were made. */
function nextMs(): number {
  newestMs = Math.max(newestMs + 1, Date.now());
  return newestMs;
}

/**
 * The whole product, with a clock that the test moves.
 *
 * @param on the table is the simulated one, held to a real engine, unless a test wants the engine itself
 */
export async function createWorld(start = START, on: 'checked table' | 'engine' = 'checked table') {
  const { table, client, name } = await (on === 'engine' ? createTestTable('short') : createWorldTable());
  return productOn(table, { start, more: { client, tableName: name } });
}

/** The whole product over any table. */
export function productOn<More extends object>(
  table: Table,
  { start = START, more }: { readonly start?: string; readonly more: More },
) {
  let now = instant(new Date(start));
  const clock = {
    now: (): Instant => now,
    advance(seconds: number) {
      now = addSeconds(now, seconds);
    },
  };
  const firstHandled = new Map<string, Instant>();
  /** A request that is handled again under the same id makes the same ids. */
  const requestContext = (id: string, actor: Actor = ADMIN): Context => {
    const at = firstHandled.get(id) ?? instant(new Date(nextMs()));
    firstHandled.set(id, at);
    return { actor, now: clock.now, newId: () => ulid(nextMs()), idFor: (purpose) => derivedId({ id, at }, purpose) };
  };
  const executions = new NotedExecutions();
  const deps = {
    affiliates: new DynamoAffiliateRepository(table),
    holds: new DynamoHoldRepository(table),
    ledger: new DynamoLedgerRepository(table),
    audits: new DynamoAuditRepository(table),
    batches: new DynamoBatchRepository(table),
    payments: new DynamoPaymentRepository(table),
    incidents: new DynamoIncidentRepository(table),
    recovery: new DynamoRecoveryRepository(table),
    webhooks: new DynamoWebhookEventRepository(table),
    sent: new DynamoSentRepository(table),
    settings: new DynamoSettingsRepository(table),
    previews: new DynamoPreviewRepository(table),
    requests: new DynamoRequestRepository(table),
    sweepCursor: new DynamoSweepCursorRepository(table),
    syncCursor: new DynamoSyncCursorRepository(table),
    payoutRuns: new DynamoPayoutRunRepository(table),
    scheduledRuns: new NotedScheduledRuns(),
    dailyTimes: DAILY_TIMES,
    summaries: new DynamoPayableSummaryRepository(table),
    providers: createProviderDirectory('mock', {
      mockBank: new DynamoMockBank(table),
      mockAttemptLifetimeSeconds: 5,
      mockLostAnswerMs: 0,
    }),
    watch: new DynamoWatchRepository(table),
    executions,
  };
  return {
    ...more,
    table,
    clock,
    requestContext,
    /** The context of another request every time. */
    get context() {
      return requestContext(ulid());
    },
    ...deps,
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;
export type ProductOnTable = Omit<World, 'client' | 'tableName'>;

export const USD = currency('USD');
export const usd = (amount: string) => {
  const parsed = parseAmount(USD, amount);
  if (typeof parsed === 'string') throw new RangeError(`${amount}: ${parsed}`);
  return money(USD, parsed.minor);
};

/** An approved affiliate with one commission of the given amount. */
export async function affiliateWith(
  world: ProductOnTable,
  id: string,
  amount: string,
  behaviour = 'ok',
): Promise<void> {
  await importAffiliates(world, world.context, [
    {
      affiliateId: affiliateId(id),
      fullName: `Name of ${id}`,
      email: `${id}@example.com`,
      country: 'US',
      payeeId: payeeId(`mock:${behaviour}:${id}`),
    },
  ]);
  await accrue(world, id, `c-${id}-1`, amount);
}

export async function accrue(world: ProductOnTable, id: string, commission: string, amount: string) {
  const [verdict] = await importCommissions(world, world.context, [
    {
      commissionId: commissionId(commission),
      affiliateId: affiliateId(id),
      amount: usd(amount),
      approvedAt: world.clock.now(),
    },
  ]);
  return verdict;
}

export async function createAll(world: ProductOnTable) {
  return createBatches(world, world.context, { currency: USD, provider: 'mock' });
}

/** Runs one execution as the state machine does, moving the clock where the state machine waits. */
export async function runExecution(
  world: ProductOnTable,
  { batchId: id, run }: { batchId: BatchId; run: number },
): Promise<void> {
  const acquired = await acquireSlot(world, world.context, { batchId: id, run });
  if (acquired.acquired) await untilDone(world, acquired);
  world.executions.end(id, run);
  if (acquired.acquired) await startNextBatch(world, world.context);
}

async function untilDone(world: ProductOnTable, acquired: Parameters<typeof splitBatch>[2]): Promise<void> {
  let progress = await sendRound(world, acquired);
  for (let steps = 0; steps < 200; steps += 1) {
    const assessment = await assessBatch(world, world.context, progress);
    if (await isDone(world, assessment)) return;
    world.clock.advance(assessment.waitSeconds);
    switch (assessment.action) {
      case 'SPLIT':
        progress = await sendRound(world, assessment);
        break;
      case 'CONFIRM':
        progress = await confirmPayments(world, world.context, assessment);
        break;
      case 'SETTLE': {
        const settled = await settleBatch(world, world.context, assessment);
        if (settled.settled) await startNextBatch(world, world.context);
        if (settled.settled && settled.waitSeconds === undefined) return;
        progress = settled.settled ? await confirmPayments(world, world.context, settled) : settled;
        break;
      }
      case 'PARK':
      case 'FINALIZE':
        progress = assessment;
    }
  }
  throw new Error('the run has not ended after 200 steps: look at what assess-batch answers');
}

async function sendRound(world: ProductOnTable, progress: Parameters<typeof splitBatch>[2]) {
  const { chunks, ...next } = await splitBatch(world, world.context, progress);
  for (const chunk of chunks) {
    try {
      await payChunk(world, world.context, chunk);
    } catch {
      await markUnknown(world, world.context, chunk);
    }
  }
  return next;
}

async function isDone(world: ProductOnTable, assessment: Assessment): Promise<boolean> {
  if (assessment.action === 'FINALIZE') return (await finalizeBatch(world, world.context, assessment)).finalized;
  if (assessment.action === 'PARK') return (await parkBatch(world, world.context, assessment)).parked;
  return false;
}

/** Runs every execution that was started, one after the other, including those that they start. */
export async function runAll(world: ProductOnTable): Promise<void> {
  for (let next = 0; next < world.executions.started.length; next += 1) {
    const execution = world.executions.started[next];
    if (execution) await runExecution(world, execution);
  }
}

/** Approved affiliates `aff-001`, `aff-002`, … with one commission of the given amount each. */
export async function affiliatesWith(world: ProductOnTable, count: number, amount = '60.00'): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, n) => `aff-${String(n + 1).padStart(3, '0')}`);
  await importAffiliates(
    world,
    world.context,
    ids.map((id) => ({
      affiliateId: affiliateId(id),
      fullName: `Name of ${id}`,
      email: `${id}@example.com`,
      country: 'US',
      payeeId: payeeId(`mock:ok:${id}`),
    })),
  );
  await importCommissions(
    world,
    world.context,
    ids.map((id) => ({
      commissionId: commissionId(`c-${id}-1`),
      affiliateId: affiliateId(id),
      amount: usd(amount),
      approvedAt: world.clock.now(),
    })),
  );
  return ids;
}

export async function balanceOf(world: ProductOnTable, id: string, code: Currency = USD): Promise<Balance> {
  return (await world.ledger.find([affiliateId(id)], code)).get(affiliateId(id)) ?? emptyBalance(affiliateId(id), code);
}

/** What really left the Mock bank. Of our code only the provider reads these books. */
export async function movements(world: World): Promise<RawItem[]> {
  return (await allItems(world)).filter(({ PK, kind }) => String(PK).startsWith('MOCKBANK#') && kind === 'paid');
}

export async function putOnHold(world: World, id: string, reason = 'fraud check'): Promise<void> {
  await holdAffiliate(world, world.context, affiliateId(id), { reason });
}

export async function pausePayouts(world: World, paused: boolean): Promise<void> {
  await changeSettings(world, world.context, { paused, ...(paused && { reason: 'The bank asked us to wait' }) });
}

/** The same world, with a provider that does some things differently. */
export function withProvider(world: World, change: (provider: PaymentProvider) => Partial<PaymentProvider>): World {
  const mock = world.providers.get('mock');
  const provider = overriding(mock, change(mock));
  return overriding(world, { providers: { ...world.providers, get: () => provider } });
}

/** The same object with some members replaced. The others still work on the object itself. */
export function overriding<T extends object>(target: T, changes: Partial<T>): T {
  return new Proxy(target, {
    get(_, name) {
      if (name in changes) return Reflect.get(changes, name);
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

/** Batches of everything payable, of which the first is PROCESSING in its first run and ready to be split. */
export async function startBatches(world: World) {
  const { batches } = await createAll(world);
  for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
  const first = world.executions.started[0];
  if (!first) throw new Error('no execution was started: no batch was made of what is payable');
  const { acquired, ...progress } = await acquireSlot(world, world.context, first);
  if (!acquired) throw new Error(`${first.batchId} did not get the slot`);
  return { batches, progress };
}

/** Starts batches of everything payable, and splits the first one. @returns its first chunk, which is not sent yet */
export async function startChunk(world: World) {
  const { batches, progress } = await startBatches(world);
  const { chunks, ...next } = await splitBatch(world, world.context, progress);
  const [chunk] = chunks;
  const [batch] = batches;
  if (!chunk || !batch) throw new Error('the batch was split into no chunk: nothing of it may be sent');
  return { batchId: batch.batchId, chunk, progress: next };
}

export async function onlyPayment(world: World, id: BatchId): Promise<Payment> {
  const [payment, ...others] = await world.payments.ofBatch(id);
  if (!payment || others.length > 0)
    throw new Error(`${id} has ${payment ? others.length + 1 : 0} payments instead of one`);
  return payment;
}
