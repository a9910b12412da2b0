import { acquireSlotHandler } from '../../../../functions/execution/acquire-slot.ts';
import { assessBatchHandler } from '../../../../functions/execution/assess-batch.ts';
import { confirmPaymentsHandler } from '../../../../functions/execution/confirm-payments.ts';
import { finalizeBatchHandler } from '../../../../functions/execution/finalize-batch.ts';
import { markUnknownHandler } from '../../../../functions/execution/mark-unknown.ts';
import { parkBatchHandler } from '../../../../functions/execution/park-batch.ts';
import { payChunkHandler } from '../../../../functions/execution/pay-chunk.ts';
import { settleBatchHandler } from '../../../../functions/execution/settle-batch.ts';
import { splitBatchHandler } from '../../../../functions/execution/split-batch.ts';
import { startNextBatchHandler } from '../../../../functions/execution/start-next-batch.ts';
import { handler as endScheduledRun } from '../../../../functions/schedules/runs/end-scheduled-run.ts';
import { findPayableCurrenciesHandler } from '../../../../functions/schedules/runs/find-payable-currencies.ts';
import { makeScheduledBatchesHandler } from '../../../../functions/schedules/runs/make-scheduled-batches.ts';
import { queueScheduledBatchesHandler } from '../../../../functions/schedules/runs/queue-scheduled-batches.ts';
import type { ExecutionFunction } from '../../../../infra/execution-functions.ts';
import type { ScheduledPayoutFunction } from '../../../../infra/scheduled-payout-functions.ts';
import type { Context } from '../../../../lib/payouts/shared/context.ts';
import type { Product } from '../product.ts';

// Nobody reads the metrics of a simulated run. Powertools would write them to the log.
process.env.POWERTOOLS_METRICS_DISABLED ??= 'true';

type Step = (product: Product) => { inContext(event: unknown, context: Context): Promise<object> };

/** The Lambdas of both state machines, each as its own file wires it. */
export const LAMBDAS: Readonly<Record<ExecutionFunction | ScheduledPayoutFunction, Step>> = {
  'acquire-slot': acquireSlotHandler,
  'split-batch': splitBatchHandler,
  'pay-chunk': payChunkHandler,
  'mark-unknown': markUnknownHandler,
  'assess-batch': assessBatchHandler,
  'confirm-payments': confirmPaymentsHandler,
  'settle-batch': settleBatchHandler,
  'park-batch': parkBatchHandler,
  'finalize-batch': finalizeBatchHandler,
  'start-next-batch': startNextBatchHandler,
  'find-payable-currencies': findPayableCurrenciesHandler,
  'make-scheduled-batches': makeScheduledBatchesHandler,
  'queue-scheduled-batches': queueScheduledBatchesHandler,
  'end-scheduled-run': () => endScheduledRun,
};

/** @throws Error for a Lambda that no state machine of ours calls */
export function lambdaNamed(name: string): Step {
  const found = Object.entries(LAMBDAS).find(([known]) => known === name);
  if (!found) throw new Error(`LAMBDAS in lambdas.ts has no ${name}, which a state machine calls`);
  return found[1];
}
