import type { BatchId, TransactionId } from '../../domain/shared/ids.ts';

/** What the states of the execution hand on: ids and counters only. */
export type RunRef = { readonly batchId: BatchId; readonly run: number };
export type Progress = RunRef & { readonly round: number; readonly confirmTries: number };
export type Judged = Progress & { readonly judgedVersion: number };
export type ChunkRef = RunRef & {
  readonly round: number;
  readonly chunk: number;
  readonly transactionIds: readonly TransactionId[];
};
