import type { Batch } from '../../domain/batches/batch.ts';
import { nextStep } from '../../domain/execution/next-step.ts';
import { stopOf } from '../../domain/settings/settings.ts';
import type { Context } from '../shared/context.ts';
import type { Judged, Progress } from './events.ts';
import { type HoldUpDependencies, holdUps } from './hold-ups.ts';
import { nextInQueue } from './next-in-queue.ts';

export type Assessment = Judged & {
  readonly action: 'SPLIT' | 'CONFIRM' | 'SETTLE' | 'PARK' | 'FINALIZE';
  /** With SETTLE: after how long the run goes on asking without the slot; 0 leaves that to the sweep. */
  readonly waitSeconds: number;
};

/** Looks at where the batch stands and says what comes next, and for which version of the batch that was judged. */
export async function assessBatch(deps: HoldUpDependencies, context: Context, progress: Progress): Promise<Assessment> {
  const { batchId, run } = progress;
  // The version is read first: a payment that moves after it raises it, and the verdict is refused.
  const batch = await deps.batches.find(batchId);
  if (!batch) throw new Error(`batch ${batchId} does not exist`);
  const hasSlot = batch.run === run && batch.status === 'PROCESSING';
  if (hasSlot) return assessWithSlot(deps, context, batch, progress);
  if (batch.run === run && batch.status === 'SETTLING') return assessWithoutSlot(deps, context, batch, progress);
  // Superseded by a later run, which finishes the batch: Finalize finds that out again and does nothing.
  return { ...judgedOf(batch, progress), action: 'FINALIZE', waitSeconds: 0 };
}

async function assessWithSlot(
  deps: HoldUpDependencies,
  context: Context,
  batch: Batch,
  progress: Progress,
): Promise<Assessment> {
  const judged = judgedOf(batch, progress);
  const payments = await deps.payments.ofBatch(batch.batchId);
  const { maySend } = await holdUps(deps, batch, payments, context.now());
  const step = nextStep(payments, progress, context.now(), maySend);
  switch (step.action) {
    case 'SPLIT':
      // What is sent next is asked about from the start again.
      return { ...judged, ...step, confirmTries: 0 };
    case 'CONFIRM': {
      const { action, waitSeconds, isAllSent } = step;
      const isAwaited = isAllSent && (await isSlotAwaited(deps, context));
      return { ...judged, action: isAwaited ? 'SETTLE' : action, waitSeconds, confirmTries: judged.confirmTries + 1 };
    }
    case 'SETTLE':
    case 'PARK':
    case 'FINALIZE':
      return { ...judged, ...step, waitSeconds: 0 };
    default:
      return step satisfies never;
  }
}

/** The run gave the slot to a batch that waited for it. It asks and judges as before, but sends nothing any more. */
async function assessWithoutSlot(
  deps: HoldUpDependencies,
  context: Context,
  batch: Batch,
  progress: Progress,
): Promise<Assessment> {
  const judged = judgedOf(batch, progress);
  const step = nextStep(await deps.payments.ofBatch(batch.batchId), progress, context.now());
  switch (step.action) {
    case 'CONFIRM':
      return { ...judged, ...step, confirmTries: judged.confirmTries + 1 };
    case 'FINALIZE':
      return { ...judged, ...step, waitSeconds: 0 };
    case 'SPLIT':
    case 'SETTLE':
    case 'PARK':
      return { ...judged, action: 'SETTLE', waitSeconds: 0 };
    default:
      return step satisfies never;
  }
}

function judgedOf({ version }: Batch, { batchId, run, round, confirmTries }: Progress): Judged {
  return { batchId, run, round, confirmTries, judgedVersion: version };
}

/** Whether another batch would be started if the slot were free. */
async function isSlotAwaited(deps: HoldUpDependencies, context: Context): Promise<boolean> {
  if (stopOf(await deps.settings.load()) !== undefined) return false;
  return (await nextInQueue(deps, context)).next !== undefined;
}
