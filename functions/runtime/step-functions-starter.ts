import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { BatchId } from '../../lib/domain/shared/ids.ts';
import type { ExecutionStarter } from '../../lib/payouts/execution/execution-starter.ts';

/** Starts runs of the payout state machine. A name can be used once in 90 days, so a run cannot be started twice. */
export class StepFunctionsStarter implements ExecutionStarter {
  readonly #client: SFNClient;
  readonly #stateMachineArn: string;

  constructor(client: SFNClient, stateMachineArn: string) {
    this.#client = client;
    this.#stateMachineArn = stateMachineArn;
  }

  async start(batchId: BatchId, run: number): Promise<void> {
    try {
      await this.#client.send(
        new StartExecutionCommand({
          stateMachineArn: this.#stateMachineArn,
          name: executionName(batchId, run),
          input: JSON.stringify({ batchId, run }),
        }),
      );
    } catch (error) {
      // It was started before and has ended since. While it runs, the same start simply succeeds again.
      // https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  }

  async state(batchId: BatchId, run: number): Promise<'running' | 'ended' | 'never-started'> {
    const executionArn = `${this.#stateMachineArn.replace(':stateMachine:', ':execution:')}:${executionName(batchId, run)}`;
    try {
      const { status } = await this.#client.send(new DescribeExecutionCommand({ executionArn }));
      return status === 'RUNNING' || status === 'PENDING_REDRIVE' ? 'running' : 'ended';
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return 'never-started';
      throw error;
    }
  }
}

function executionName(batchId: BatchId, run: number): string {
  return `${batchId}-${run}`;
}
