import type { BatchId } from '../../domain/shared/ids.ts';

/** Runs the state machine. */
export interface ExecutionStarter {
  /** Starting the same run again does nothing: the execution's name is the batch and the run. */
  start(id: BatchId, run: number): Promise<void>;
  state(id: BatchId, run: number): Promise<'running' | 'ended' | 'never-started'>;
}
