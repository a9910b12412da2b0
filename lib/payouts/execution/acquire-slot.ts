import type { Batch } from '../../domain/batches/batch.ts';
import { stopOf } from '../../domain/settings/settings.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import { moveBatch } from '../batches/move-batch.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { Context } from '../shared/context.ts';
import type { Progress, RunRef } from './events.ts';

/** If another writer changes the batch between our read and our write this often, something is wrong. */
const MAX_TRIES = 10;

/**
 * Takes the one execution slot for this run and moves the batch to PROCESSING, in one transaction. Not acquired: another
 * batch is being executed, payouts are stopped, or this run is no longer the batch's own; the batch then stays as it is.
 */
export async function acquireSlot(
  deps: { readonly batches: BatchRepository; readonly settings: SettingsReader },
  context: Context,
  { batchId, run }: RunRef,
): Promise<Progress & { readonly acquired: boolean }> {
  const acquired = await acquire(deps, context, { batchId, run });
  return { batchId, run, round: 0, confirmTries: 0, acquired };
}

async function acquire(
  { batches, settings }: Parameters<typeof acquireSlot>[0],
  context: Context,
  { batchId, run }: RunRef,
): Promise<boolean> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const batch = await batches.find(batchId);
    if (!batch || batch.run !== run) return false;
    // This run already has it: the step is being repeated, or the sweep gave the slot to this run.
    if (batch.status === 'PROCESSING') return true;
    if (batch.status !== 'QUEUED' || stopOf(await settings.load())) return false;
    switch (await start(batches, context, batch)) {
      case 'moved':
        return true;
      case 'slot-busy':
      case 'missing':
        return false;
      case 'already-done':
      case 'changed':
        break;
    }
  }
  throw new Error(`batch ${batchId} kept changing while it was written; try again`);
}

async function start(batches: BatchRepository, context: Context, queued: Batch) {
  const startedAt = queued.startedAt ?? context.now();
  const patch = { status: 'PROCESSING', startedAt, waiting: undefined } as const;
  const audit = { action: 'batch.processing' } as const;
  const { result } = await moveBatch(batches, context, queued, patch, audit, { slot: 'acquire' });
  return result;
}
