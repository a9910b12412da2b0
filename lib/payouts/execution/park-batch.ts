import type { Batch, BatchWait } from '../../domain/batches/batch.ts';
import { addSeconds } from '../../domain/shared/time.ts';
import { describeBatch, describeWait } from '../batches/describe-batch.ts';
import { moveBatch } from '../batches/move-batch.ts';
import type { Context } from '../shared/context.ts';
import type { Judged, Progress } from './events.ts';
import { isWritten } from './finalize-batch.ts';
import { type HoldUpDependencies, holdUps } from './hold-ups.ts';

/** If a batch waits for the same reason for longer than this, people are told once more. */
const TOLD_AGAIN_SECONDS = 86_400;

/**
 * Nothing that is left may be sent for now: the batch gives the slot back and is QUEUED again, for however long it takes. The
 * sweep asks about what it has sent. Not parked: a payment moved since the batch was assessed, or nothing stands in the way any
 * more, so it has to be assessed again.
 */
export async function parkBatch(
  deps: HoldUpDependencies,
  context: Context,
  { batchId, run, round, confirmTries, judgedVersion }: Judged,
): Promise<Progress & { readonly parked: boolean }> {
  const progress = { batchId, run, round, confirmTries };
  const batch = await deps.batches.find(batchId);
  if (!batch) throw new Error(`batch ${batchId} does not exist`);
  if (batch.run !== run || batch.status !== 'PROCESSING') return { ...progress, parked: true };
  if (batch.version !== judgedVersion) return { ...progress, parked: false };
  const { wait } = await holdUps(deps, batch, await deps.payments.ofBatch(batchId), context.now());
  if (!wait) return { ...progress, parked: false };
  const isRepeated = isSameWait(batch.lastWait, wait);
  const lastWait = isRepeated ? batch.lastWait : { reason: wait.reason, since: wait.since };
  const patch = { status: 'QUEUED', waiting: wait, lastWait } as const;
  const details = { ...describeBatch(batch), ...describeWait(wait, batch), isRepeated };
  const audit = { action: 'batch.parked', status: 'INFO', details } as const;
  const { result } = await moveBatch(deps.batches, context, batch, patch, audit, { slot: 'release' });
  return { ...progress, parked: isWritten(result, batch) };
}

/** A provider that refuses for lack of funds is asked again every few minutes; each time the batch is parked again. */
function isSameWait(last: Batch['lastWait'], { reason, since }: BatchWait): boolean {
  return last?.reason === reason && since < addSeconds(last.since, TOLD_AGAIN_SECONDS);
}
