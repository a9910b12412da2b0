import { nextStep } from '../../domain/execution/next-step.ts';
import type { Context } from '../shared/context.ts';
import type { Judged, Progress } from './events.ts';
import { type HoldUpDependencies, holdUps } from './hold-ups.ts';

export type Assessment = Judged & {
  readonly action: 'SPLIT' | 'CONFIRM' | 'SETTLE' | 'PARK' | 'FINALIZE';
  readonly waitSeconds: number;
};

/** Looks at where the batch stands and says what comes next, and for which version of the batch that was judged. */
export async function assessBatch(
  deps: HoldUpDependencies,
  context: Context,
  { batchId, run, round, confirmTries }: Progress,
): Promise<Assessment> {
  // The version is read first: a payment that moves after it raises it, and the verdict is refused.
  const batch = await deps.batches.find(batchId);
  if (!batch) throw new Error(`batch ${batchId} does not exist`);
  const judged = { batchId, run, round, confirmTries, judgedVersion: batch.version };
  // Superseded by a later run, which finishes the batch: Finalize finds that out again and does nothing.
  if (batch.run !== run || batch.status !== 'PROCESSING') return { ...judged, action: 'FINALIZE', waitSeconds: 0 };
  const payments = await deps.payments.ofBatch(batchId);
  const { maySend } = await holdUps(deps, batch, payments, context.now());
  const step = nextStep(payments, { round, confirmTries }, context.now(), maySend);
  switch (step.action) {
    case 'SPLIT':
      // What is sent next is asked about from the start again.
      return { ...judged, ...step, confirmTries: 0 };
    case 'CONFIRM':
      return { ...judged, ...step, confirmTries: confirmTries + 1 };
    case 'SETTLE':
    case 'PARK':
    case 'FINALIZE':
      return { ...judged, ...step, waitSeconds: 0 };
    default:
      return step satisfies never;
  }
}
