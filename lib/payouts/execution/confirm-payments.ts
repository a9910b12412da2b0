import type { Context } from '../ports/context.ts';
import { type ResolveDependencies, resolveLiveAttempts } from '../resolve-attempt.ts';
import type { Progress } from './events.ts';
import { isRunOf } from './is-run-of.ts';

/** Asks the provider about every payment of the batch whose outcome is still open. */
export async function confirmPayments(
  deps: ResolveDependencies,
  context: Context,
  progress: Progress,
): Promise<Progress> {
  const isRunning = await isRunOf(deps.batches, progress);
  const payments = await deps.batches.payments(progress.batchId);
  await resolveLiveAttempts(deps, context, payments, isRunning ? 'may-send-again' : 'look-up-only');
  return progress;
}
