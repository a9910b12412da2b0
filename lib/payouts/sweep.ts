import type { Batch } from '../domain/batch.ts';
import { isOpen, isRetryable } from '../domain/payment.ts';
import { judge } from './execution/finalize-batch.ts';
import { moveBatch } from './move-batch.ts';
import type { Context } from './ports/context.ts';
import { type ResolveDependencies, resolveLiveAttempts } from './resolve-attempt.ts';
import { type RunDependencies, startNextBatch } from './start-run.ts';

export type SweepDependencies = ResolveDependencies & RunDependencies;

/** What one sweep did, and what went wrong with single items: one bad item never stops the rest. */
export type SweepReport = { readonly done: readonly string[]; readonly failed: readonly SweepFailure[] };
export type SweepFailure = { readonly item: string; readonly error: unknown };

const PAGE = 100;

/** The safety net behind the normal path: does again whatever a crash, a lost message or a late answer left undone. */
export async function sweep(deps: SweepDependencies, context: Context): Promise<SweepReport> {
  const done: string[] = [];
  const failed: SweepFailure[] = [];
  const attempt = async (item: string, work: () => Promise<string | undefined>) => {
    try {
      const outcome = await work();
      if (outcome !== undefined) done.push(outcome);
    } catch (error) {
      failed.push({ item, error });
    }
  };
  await attempt('execution slot', () => resumeDeadExecution(deps, context));
  const settling = await deps.batches.list({ status: 'SETTLING' }, { limit: PAGE });
  for (const batch of settling.items) await attempt(batch.batchId, () => settleLate(deps, context, batch));
  await attempt('queue', async () => {
    const started = await startNextBatch(deps, context);
    return started && `started ${started.batchId}`;
  });
  return { done, failed };
}

/** The slot is held but its execution is gone: the batch goes on in a new run. */
async function resumeDeadExecution(deps: SweepDependencies, context: Context): Promise<string | undefined> {
  const slot = await deps.batches.slot();
  if (!slot || (await deps.executions.state(slot.batchId, slot.run)) === 'running') return undefined;
  const batch = await deps.batches.find(slot.batchId);
  if (batch?.status !== 'PROCESSING' || batch.run !== slot.run) return undefined;
  const run = batch.run + 1;
  const audit = { action: 'batch.run_started', status: 'WARNING' } as const;
  const { result } = await moveBatch(deps.batches, context, batch, { run }, audit, 'renew');
  if (result !== 'moved') return undefined;
  await deps.executions.start(batch.batchId, run);
  return `resumed ${batch.batchId} as run ${run}`;
}

/** Asks again about the open payments of a SETTLING batch; judges it when none is left, queues it when one must be sent. */
async function settleLate(deps: SweepDependencies, context: Context, settling: Batch): Promise<string | undefined> {
  await resolveLiveAttempts(deps, context, await deps.batches.payments(settling.batchId));
  const batch = await deps.batches.find(settling.batchId);
  if (batch?.status !== 'SETTLING') return undefined;
  const payments = await deps.batches.payments(batch.batchId);
  if (payments.some((payment) => payment.status === 'PENDING' || isRetryable(payment))) {
    const queued = { status: 'QUEUED', queuedAt: context.now() } as const;
    const { result } = await moveBatch(deps.batches, context, batch, queued, { action: 'batch.queued' });
    return result === 'moved' ? `queued ${batch.batchId} again` : undefined;
  }
  if (payments.some((payment) => isOpen(payment.status) || payment.liveAttemptId !== undefined)) return undefined;
  return (await judge(deps.batches, context, batch)) === 'moved' ? `finalized ${batch.batchId}` : undefined;
}
