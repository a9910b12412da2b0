import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Instant } from '../../lib/domain/shared/time.ts';
import type { ScheduledRunStarter } from '../../lib/payouts/schedules/scheduled-run-starter.ts';

/** Starts runs of the scheduled payouts. A name can be used once in 90 days, so a time is run for once. */
export class StepFunctionsScheduledRuns implements ScheduledRunStarter {
  readonly #client: SFNClient;
  readonly #stateMachineArn: string;

  constructor(client: SFNClient, stateMachineArn: string) {
    this.#client = client;
    this.#stateMachineArn = stateMachineArn;
  }

  async start(scheduledTime: Instant): Promise<'started' | 'ran-before'> {
    try {
      await this.#client.send(
        new StartExecutionCommand({
          stateMachineArn: this.#stateMachineArn,
          name: executionName(scheduledTime),
          input: JSON.stringify({ scheduledTime }),
        }),
      );
      return 'started';
    } catch (error) {
      // It has ended; while it runs, the same start simply succeeds again.
      // https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
      if (error instanceof ExecutionAlreadyExists) return 'ran-before';
      throw error;
    }
  }
}

/** Names of executions hold no colons. */
function executionName(scheduledTime: Instant): string {
  return `payouts-${scheduledTime.replaceAll(/[-:.]/g, '')}`;
}
