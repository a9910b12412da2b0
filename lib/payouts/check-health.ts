import { addSeconds } from '../domain/time.ts';
import type { BatchRepository } from './ports/batch-repository.ts';
import type { Context } from './ports/context.ts';
import type { ProviderDirectory } from './ports/payment-provider.ts';

export type HealthCheck = { readonly name: string; readonly ok: boolean; readonly detail: string };
export type Health = { readonly healthy: boolean; readonly checks: readonly HealthCheck[] };

type Dependencies = { readonly batches: BatchRepository; readonly providers: ProviderDirectory };

/** A batch queued or processing longer than this waits for a person, not for its turn. */
const STUCK_SECONDS = 3_600;

/** Never throws: what cannot be checked is a check that failed. */
export async function checkHealth(deps: Dependencies, context: Context): Promise<Health> {
  const provider = deps.providers.get(deps.providers.defaultName);
  const checks = await Promise.all([
    check('table', async () => {
      await deps.batches.slot();
      return 'answers';
    }),
    check('provider', async () => {
      await provider.checkHealth();
      return `${provider.name} answers`;
    }),
    check('slot', () => slotDetail(deps.batches, context)),
    check('queue', () => queueDetail(deps.batches, context)),
  ]);
  return { healthy: checks.every(({ ok }) => ok), checks };
}

async function slotDetail(batches: BatchRepository, context: Context): Promise<string> {
  const slot = await batches.slot();
  if (!slot) return 'free';
  const batch = await batches.find(slot.batchId);
  if (batch?.startedAt && isLongAgo(batch.startedAt, context))
    throw new Stuck(`${slot.batchId} has been processing since ${batch.startedAt}`);
  return `${slot.batchId} is being executed`;
}

async function queueDetail(batches: BatchRepository, context: Context): Promise<string> {
  const oldest = await batches.oldest('QUEUED');
  if (!oldest) return 'empty';
  if (oldest.queuedAt && isLongAgo(oldest.queuedAt, context))
    throw new Stuck(`${oldest.batchId} has been queued since ${oldest.queuedAt}`);
  return `${oldest.batchId} is next`;
}

function isLongAgo(at: Parameters<typeof addSeconds>[0], context: Context): boolean {
  return addSeconds(at, STUCK_SECONDS) < context.now();
}

class Stuck extends Error {}

async function check(name: string, look: () => Promise<string>): Promise<HealthCheck> {
  try {
    return { name, ok: true, detail: await look() };
  } catch (error) {
    // The words of a foreign error may hold anything, and this answer is public.
    return { name, ok: false, detail: error instanceof Stuck ? error.message : 'does not answer' };
  }
}
