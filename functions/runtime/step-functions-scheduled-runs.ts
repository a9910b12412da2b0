import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Instant } from '../../lib/domain/shared/time.ts';
import type { ScheduledRunStarter } from '../../lib/payouts/schedules/scheduled-run-starter.ts';

/** Starts scheduled runs. A name can be used once in 90 days, so there is one run for each time. */
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
      // That run has ended. While it runs, the same start simply succeeds again.
      // https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
      if (error instanceof ExecutionAlreadyExists) return 'ran-before';
      throw error;
    }
  }
}

/** The name of an execution must not hold a colon. */
function executionName(scheduledTime: Instant): string {
  return `payouts-${scheduledTime.replaceAll(/[-:.]/g, '')}`;
}
