import type { Batch } from '../../domain/batches/batch.ts';
import { nextRun } from '../../domain/execution/run-number.ts';
import { stopOf } from '../../domain/settings/settings.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import { moveBatch } from '../batches/move-batch.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { Context } from '../shared/context.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import type { PaymentRepository } from '../transactions/payment-repository.ts';
import type { ExecutionStarter } from './execution-starter.ts';
import { nextInQueue } from './next-in-queue.ts';
import type { SentRepository } from './sent-repository.ts';

export type RunDependencies = {
  readonly batches: BatchRepository;
  readonly executions: ExecutionStarter;
  readonly settings: SettingsReader;
};

/**
 * Starts an execution of a QUEUED batch under a new run number. The number is raised first, by a conditional write: of
 * two callers one starts, and whatever an earlier run still has under way can no longer take the slot.
 */
export async function startRun(deps: RunDependencies, context: Context, queued: Batch): Promise<boolean> {
  const run = nextRun(queued, await deps.settings.load());
  const { result } = await moveBatch(
    deps.batches,
    context,
    queued,
    { run },
    { action: 'batch.run_started', status: 'INFO' },
  );
  if (result !== 'moved') return false;
  await deps.executions.start(queued.batchId, run);
  return true;
}

/**
 * Nothing is started while payouts are stopped, nor while another batch has the slot: whoever resumes, or gives the slot
 * back, starts the next.
 */
export async function mayStart({ batches, settings }: RunDependencies): Promise<boolean> {
  return (await batches.slot()) === undefined && stopOf(await settings.load()) === undefined;
}

export type NextDependencies = RunDependencies & {
  readonly payments: Pick<PaymentRepository, 'ofBatch'>;
  readonly sent: SentRepository;
};

/**
 * If nothing stands in the way, starts the batch whose turn it is.
 *
 * @param providers absent if the caller may not ask them for their balance: batches that wait for money are left to the sweep
 */
export async function startNextBatch(
  deps: NextDependencies,
  context: Context,
  providers?: ProviderDirectory,
): Promise<Batch | undefined> {
  if (!(await mayStart(deps))) return undefined;
  const { next } = await nextInQueue(deps, context, providers);
  return next && (await startRun(deps, context, next)) ? next : undefined;
}
