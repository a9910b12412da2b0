import * as z from 'zod';
import { batchIdField, transactionIdField } from '../shared/fields.ts';

/**
 * The inputs and answers of the Lambdas of the payout state machine: ids and counters, never amounts or names. One entry is
 * one Lambda. `event` checks the input, whoever sent it, and `result` is what the state machine's own choices may read. An
 * unknown field of an event comes from a newer definition, which calls older Lambdas after a rollback. It is ignored.
 */

const counter = z.int().min(0);

const runEvent = z.object({ batchId: batchIdField, run: counter });
const progressEvent = runEvent.extend({ round: counter, confirmTries: counter });
const judgedEvent = progressEvent.extend({ judgedVersion: counter });
const chunkEvent = runEvent.extend({ round: counter, chunk: counter, transactionIds: z.array(transactionIdField) });

const runResult = z.object({ batchId: z.string(), run: z.int() });
const progressResult = runResult.extend({ round: z.int(), confirmTries: z.int() });
const chunkResult = runResult.extend({
  round: z.int(),
  chunk: z.int(),
  transactionIds: z.array(z.string()).readonly(),
});
/** The result of steps whose answer nobody reads. */
const nothing = z.strictObject({});

export const acquireSlotStep = { event: runEvent, result: progressResult.extend({ acquired: z.boolean() }) };

export const splitBatchStep = {
  event: progressEvent,
  result: progressResult.extend({ chunks: z.array(chunkResult).readonly() }),
};

export const payChunkStep = { event: chunkEvent, result: nothing };

export const markUnknownStep = { event: chunkEvent, result: nothing };

export const assessBatchStep = {
  event: progressEvent,
  result: progressResult.extend({
    action: z.enum(['SPLIT', 'CONFIRM', 'SETTLE', 'PARK', 'FINALIZE']),
    waitSeconds: z.int(),
    judgedVersion: z.int(),
  }),
};

export const confirmPaymentsStep = { event: progressEvent, result: progressResult };

export const settleBatchStep = {
  // An older definition does not say how long to wait, and does not go on asking.
  event: judgedEvent.extend({ waitSeconds: counter.optional() }),
  result: progressResult.extend({ settled: z.boolean(), waitSeconds: z.int().optional() }),
};

export const parkBatchStep = { event: judgedEvent, result: progressResult.extend({ parked: z.boolean() }) };

export const finalizeBatchStep = { event: judgedEvent, result: progressResult.extend({ finalized: z.boolean() }) };

export const startNextBatchStep = { event: runEvent, result: z.object({ started: z.string().nullable() }) };
