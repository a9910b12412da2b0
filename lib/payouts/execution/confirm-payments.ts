import type { BatchRepository } from '../batches/batch-repository.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { Context } from '../shared/context.ts';
import { type ResolveDependencies, resolveLiveAttempts } from '../transactions/resolve-attempt.ts';
import type { Progress } from './events.ts';
import { maySubmitAgain } from './may-submit.ts';

/** Asks the provider about every payment of the batch whose outcome is still open. */
export async function confirmPayments(
  deps: ResolveDependencies & { readonly batches: BatchRepository; readonly settings: SettingsReader },
  context: Context,
  progress: Progress,
): Promise<Progress> {
  const payments = await deps.payments.ofBatch(progress.batchId);
  await resolveLiveAttempts(deps, context, payments, { maySendAgain: () => maySubmitAgain(deps, progress) });
  return progress;
}
