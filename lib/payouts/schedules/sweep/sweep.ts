import { overdueSeal } from '../../../domain/audit/audit-seal.ts';
import { addSeconds, type Instant } from '../../../domain/shared/time.ts';
import { startNextBatch } from '../../execution/start-run.ts';
import { recoverRestored } from '../../recovery/recover.ts';
import type { Context } from '../../shared/context.ts';
import type { OverdueWork } from '../daily-times.ts';
import type { SweepCursor } from '../sweep-cursor-repository.ts';
import { cancellations, deadDrafts, parkedPayments, scheduledBatches, settlements } from './batch-stages.ts';
import { dailySeals } from './daily-seals.ts';
import { startMissedPayouts } from './missed-payouts.ts';
import { syncMissedAccounts } from './missed-sync.ts';
import { openPayments } from './open-payments.ts';
import { receivedWebhooks } from './received-webhooks.ts';
import { type BooksSeen, reconcileDaily } from './reconcile-daily.ts';
import { resumeDeadExecution } from './resume-execution.ts';
import { returnedPayments } from './returned-payments.ts';
import type { SweepDependencies, SweepItem } from './stage.ts';
import { unlistedReturns } from './unlisted-returns.ts';

/** What one sweep did, what went wrong with single items, and what others should have done by now. */
export type SweepReport = {
  readonly done: readonly string[];
  readonly failed: readonly SweepFailure[];
  readonly overdue: readonly OverdueWork[];
  /** How much was done, by stage. */
  readonly found: ReadonlyMap<string, number>;
  /** The result of comparing our books with the provider's; absent if it could not be read. */
  readonly books?: BooksSeen | undefined;
};
export type SweepFailure = { readonly item: string; readonly error: unknown };

const STAGES = [
  deadDrafts,
  scheduledBatches,
  cancellations,
  receivedWebhooks,
  openPayments,
  parkedPayments,
  settlements,
  returnedPayments,
  unlistedReturns,
  dailySeals,
] as const;

/** The Lambda has five minutes, and the schedule fires every five. The next sweep starts where this one stopped. */
const BUDGET_SECONDS = 200;
/** A sweep that took longer than this for its own work leaves the accounts to the next one. */
const BEGIN_SYNC_SECONDS = 100;
/** What a recovery has not done after this time is left to the next sweep. */
const RECOVERY_SECONDS = 60;

/**
 * The safety net: it repeats whatever a crash, a lost message or a late answer left undone. All of it is what the normal
 * path does, called again, so it may run twice and at any moment. One bad item never stops the rest.
 */
export async function sweep(deps: SweepDependencies, context: Context): Promise<SweepReport> {
  const done: string[] = [];
  const failed: SweepFailure[] = [];
  const overdue: OverdueWork[] = [];
  const notice = (late: OverdueWork) => void overdue.push(late);
  const leave = (failure: SweepFailure) => void failed.push(failure);
  const begunAt = context.now();
  const found = new Map<string, number>();
  let books: BooksSeen | undefined;
  const look = async ({ id, work }: SweepItem, stage = id) => {
    try {
      const what = await work();
      if (what === undefined) return;
      done.push(what);
      found.set(stage, (found.get(stage) ?? 0) + 1);
    } catch (error) {
      failed.push({ item: id, error });
    }
  };
  await look({ id: 'execution slot', work: () => resumeDeadExecution(deps, context) });
  const recoverUntil = addSeconds(begunAt, RECOVERY_SECONDS);
  await look({ id: 'recovery', work: () => recoverRestored(deps, context, recoverUntil, leave) });
  await look({ id: 'daily payouts', work: () => startMissedPayouts(deps, context, notice) });
  await look({ id: 'stages', work: () => goThroughStages(deps, context, addSeconds(begunAt, BUDGET_SECONDS), look) });
  await look({ id: 'queue', work: async () => started(await startNextBatch(deps, context, deps.providers)) });
  await look({ id: 'seals', work: () => noticeUnsealed(deps, context, notice) });
  const until = addSeconds(begunAt, BEGIN_SYNC_SECONDS);
  await look({ id: 'account sync', work: () => syncMissedAccounts(deps, context, until, notice, leave) });
  const reconcile = async () => {
    // Work that asks the provider a lot is left to the next sweep when this one took long.
    if (context.now() < until) books = await reconcileDaily(deps, context);
    return undefined;
  };
  await look({ id: 'reconciliation', work: reconcile });
  return { done, failed, overdue, found, books };
}

function started(batch: { readonly batchId: string } | undefined): string | undefined {
  return batch && `started ${batch.batchId}`;
}

/** Sealing is one of the stages. This only notices that it was not done. */
async function noticeUnsealed(
  { audits }: SweepDependencies,
  context: Context,
  notice: (late: OverdueWork) => void,
): Promise<undefined> {
  const dueAt = overdueSeal(await audits.newestSeal(), context.now());
  if (dueAt !== undefined) notice({ work: 'seal', dueAt });
}

/** Goes once through all stages, from where the last sweep stopped, or until the time is up. */
async function goThroughStages(
  deps: SweepDependencies,
  context: Context,
  deadline: Instant,
  look: (item: SweepItem, stage?: string) => Promise<void>,
): Promise<undefined> {
  const cursor = await deps.sweepCursor.load();
  let position = cursor?.position;
  let index = Math.max(
    0,
    STAGES.findIndex(({ name }) => name === cursor?.stage),
  );
  for (let stages = 0; stages < STAGES.length; ) {
    const stage = STAGES[index % STAGES.length] ?? STAGES[0];
    const page = await readPage(deps, context, stage, position, look);
    for (const item of page.items) {
      if (context.now() > deadline) return void (await deps.sweepCursor.save({ stage: stage.name, position }));
      await look(item, stage.name);
    }
    position = page.next;
    if (position === undefined) {
      index += 1;
      stages += 1;
    }
  }
  await deps.sweepCursor.save(undefined);
}

/** If a page cannot be read, its stage ends, and the sweep continues. */
async function readPage(
  deps: SweepDependencies,
  context: Context,
  stage: (typeof STAGES)[number],
  position: SweepCursor['position'],
  look: (item: SweepItem) => Promise<void>,
): ReturnType<(typeof STAGES)[number]['page']> {
  let page: Awaited<ReturnType<typeof stage.page>> = { items: [] };
  await look({
    id: stage.name,
    work: async () => {
      page = await stage.page(deps, context, position);
      return undefined;
    },
  });
  return page;
}
