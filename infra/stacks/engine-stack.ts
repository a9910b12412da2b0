import { Annotations, CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { QUOTA_NEEDED } from '../concurrency.ts';
import { payoutStateMachineName, scheduledPayoutsName } from '../config.ts';
import { streamUnread } from '../constructs/alarm-of-stream.ts';
import { Alarms } from '../constructs/alarms.ts';
import { Announcing } from '../constructs/announcing.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import { HouseStateMachine } from '../constructs/house-state-machine.ts';
import type { Outside } from '../constructs/outside.ts';
import { payoutDefinition } from '../constructs/payout-definition.ts';
import { PayoutSchedules } from '../constructs/payout-schedules.ts';
import { type Premises, productFunction } from '../constructs/product-function.ts';
import { scheduledPayoutsDefinition } from '../constructs/scheduled-payouts-definition.ts';
import { EXECUTION_LAMBDA_TIMEOUT } from '../constructs/task.ts';
import { executionEntry, PUBLISH_EVENTS_ENTRY, scheduledPayoutEntry, scheduleEntry } from '../entries.ts';
import { EXECUTION_ACCESS, type ExecutionFunction } from '../execution-functions.ts';
import { SCHEDULED_PAYOUT_ACCESS, type ScheduledPayoutFunction } from '../scheduled-payout-functions.ts';
import { SCHEDULES } from '../schedules.ts';

export interface EngineStackProps extends StackProps {
  readonly premises: Premises;
  readonly outside: Pick<Outside, 'bus' | 'people'>;
}

/** Background work: payout runs, schedules, and announcing events, with the alarm that knows the reader of the stream. */
export class EngineStack extends Stack {
  /** Events that were given up. */
  readonly unannounced: Queue;
  /** Firings of schedules that were given up. */
  readonly scheduledWorkLost: Queue;
  readonly #premises: Premises;

  constructor(scope: Construct, id: string, { premises, outside, ...props }: EngineStackProps) {
    super(scope, id, props);
    this.#premises = premises;
    const { config } = premises;
    if (config.reservedConcurrency) {
      const asks = `Lambda refuses this stage in an account whose quota of concurrent executions is below ${QUOTA_NEEDED}`;
      Annotations.of(this).addInfo(
        `${asks} (docs/aws.md); reservedConcurrency: false in the file of the stage does without.`,
      );
    }

    const lambdas = this.#executionFunctions();
    const { stateMachine } = new HouseStateMachine(this, 'Payout', {
      name: payoutStateMachineName(config),
      lambdas: Object.values(lambdas),
      definition: (scope) => payoutDefinition(scope, lambdas),
    });
    const scheduledLambdas = this.#scheduledPayoutFunctions();
    new HouseStateMachine(this, 'ScheduledPayouts', {
      name: scheduledPayoutsName(config),
      lambdas: Object.values(scheduledLambdas),
      definition: (scope) => scheduledPayoutsDefinition(scope, scheduledLambdas),
    });

    const schedules = new PayoutSchedules(this, 'Schedules', { config });
    for (const row of SCHEDULES) {
      const { name } = row;
      const lambda = productFunction(this, premises, {
        name,
        entry: scheduleEntry(row),
        access: row,
        timeout: Duration.minutes(5),
      });
      schedules.add(row, lambda);
    }

    this.scheduledWorkLost = schedules.lost;

    const announcing = this.#announcing(outside);
    this.unannounced = announcing.unannounced;
    new Alarms(this, 'Alarms', { config, rows: [streamUnread(announcing.streamMappingId)], people: outside.people });
    new CfnOutput(this, 'StateMachineArn', { value: stateMachine.stateMachineArn });
  }

  #announcing(outside: Pick<Outside, 'bus' | 'people'>): Announcing {
    const { config, bundles, table, tableKey } = this.#premises;
    const announcer = new HouseFunction(this, 'publish-events', {
      config,
      name: 'publish-events',
      bundles,
      entry: PUBLISH_EVENTS_ENTRY,
      timeout: Duration.minutes(1),
      environment: { EVENT_BUS_NAME: outside.bus.eventBusName, PEOPLE_TOPIC_ARN: outside.people.topicArn },
    });
    return new Announcing(this, 'Announcing', { lambda: announcer, table, key: tableKey, ...outside });
  }

  #executionFunctions(): Record<ExecutionFunction, HouseFunction> {
    const one = (name: ExecutionFunction): HouseFunction =>
      productFunction(this, this.#premises, {
        name,
        entry: executionEntry(name),
        access: EXECUTION_ACCESS[name],
        timeout: EXECUTION_LAMBDA_TIMEOUT,
      });
    return {
      'acquire-slot': one('acquire-slot'),
      'split-batch': one('split-batch'),
      'pay-chunk': one('pay-chunk'),
      'mark-unknown': one('mark-unknown'),
      'assess-batch': one('assess-batch'),
      'confirm-payments': one('confirm-payments'),
      'settle-batch': one('settle-batch'),
      'park-batch': one('park-batch'),
      'finalize-batch': one('finalize-batch'),
      'start-next-batch': one('start-next-batch'),
    };
  }

  #scheduledPayoutFunctions(): Record<ScheduledPayoutFunction, HouseFunction> {
    const one = (name: ScheduledPayoutFunction): HouseFunction =>
      productFunction(this, this.#premises, {
        name,
        entry: scheduledPayoutEntry(name),
        access: SCHEDULED_PAYOUT_ACCESS[name],
        timeout: EXECUTION_LAMBDA_TIMEOUT,
      });
    return {
      'find-payable-currencies': one('find-payable-currencies'),
      'make-scheduled-batches': one('make-scheduled-batches'),
      'queue-scheduled-batches': one('queue-scheduled-batches'),
      'end-scheduled-run': one('end-scheduled-run'),
    };
  }
}
