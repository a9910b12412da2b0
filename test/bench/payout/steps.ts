import {
  acquireSlotStep,
  assessBatchStep,
  confirmPaymentsStep,
  finalizeBatchStep,
  markUnknownStep,
  parkBatchStep,
  payChunkStep,
  settleBatchStep,
  splitBatchStep,
} from '../../../lib/contracts/execution/execution-steps.ts';
import { acquireSlot } from '../../../lib/payouts/execution/acquire-slot.ts';
import { assessBatch } from '../../../lib/payouts/execution/assess-batch.ts';
import { confirmPayments } from '../../../lib/payouts/execution/confirm-payments.ts';
import { finalizeBatch } from '../../../lib/payouts/execution/finalize-batch.ts';
import { markUnknown } from '../../../lib/payouts/execution/mark-unknown.ts';
import { parkBatch } from '../../../lib/payouts/execution/park-batch.ts';
import { payChunk } from '../../../lib/payouts/execution/pay-chunk.ts';
import { settleBatch } from '../../../lib/payouts/execution/settle-batch.ts';
import { splitBatch } from '../../../lib/payouts/execution/split-batch.ts';
import { startNextBatch } from '../../../lib/payouts/execution/start-run.ts';
import type { World } from '../../support/world.ts';

export type Step = (world: World, event: unknown) => Promise<unknown>;

/**
 * What the Lambda of each state of the payout state machine does: its use case, at the time of the world's clock. The names
 * are those of the states.
 */
export const STEPS: Readonly<Record<string, Step>> = {
  AcquireSlot: (world, event) => acquireSlot(world, world.context, acquireSlotStep.event.parse(event)),
  Split: (world, event) => splitBatch(world, world.context, splitBatchStep.event.parse(event)),
  PayChunk: (world, event) => payChunk(world, world.context, payChunkStep.event.parse(event)),
  MarkUnknown: (world, event) => markUnknown(world, world.context, markUnknownStep.event.parse(event)),
  Assess: (world, event) => assessBatch(world, world.context, assessBatchStep.event.parse(event)),
  Confirm: (world, event) => confirmPayments(world, world.context, confirmPaymentsStep.event.parse(event)),
  Settle: (world, event) => settleBatch(world, world.context, settleBatchStep.event.parse(event)),
  Park: (world, event) => parkBatch(world, world.context, parkBatchStep.event.parse(event)),
  Finalize: (world, event) => finalizeBatch(world, world.context, finalizeBatchStep.event.parse(event)),
  StartNext: async (world) => ({ started: (await startNextBatch(world, world.context))?.batchId ?? null }),
};
