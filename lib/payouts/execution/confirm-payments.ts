import type { Context } from '../ports/context.ts';
import { type ResolveDependencies, resolveLiveAttempts } from '../resolve-attempt.ts';
import type { Progress } from './events.ts';

/** Asks the provider about every payment of the batch whose outcome is still open. */
export async function confirmPayments(
  deps: ResolveDependencies,
  context: Context,
  progress: Progress,
): Promise<Progress> {
  await resolveLiveAttempts(deps, context, await deps.batches.payments(progress.batchId));
  return progress;
}
