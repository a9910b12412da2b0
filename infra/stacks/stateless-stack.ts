import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { type Config, payoutStateMachineName, scheduledPayoutsName } from '../config.ts';
import { Alarms } from '../constructs/alarms.ts';
import { Announcing } from '../constructs/announcing.ts';
import { Bundles } from '../constructs/bundle.ts';
import { grantExecutions, grantScheduledRuns } from '../constructs/execution-access.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import { HouseStateMachine } from '../constructs/house-state-machine.ts';
import type { Outside } from '../constructs/outside.ts';
import { PayoutApi } from '../constructs/payout-api.ts';
import { payoutDefinition } from '../constructs/payout-definition.ts';
import { PayoutSchedules } from '../constructs/payout-schedules.ts';
import { scheduledPayoutsDefinition } from '../constructs/scheduled-payouts-definition.ts';
import { stateMachineArn } from '../constructs/state-machine-arn.ts';
import { grantTableAccess } from '../constructs/table-access.ts';
import { EXECUTION_LAMBDA_TIMEOUT } from '../constructs/task.ts';
import type { Access } from '../data-access.ts';
import {
  AUTHORIZER_ENTRY,
  allEntries,
  executionEntry,
  PUBLISH_EVENTS_ENTRY,
  routeEntry,
  scheduledPayoutEntry,
  scheduleEntry,
} from '../entries.ts';
import { EXECUTION_ACCESS, type ExecutionFunction } from '../execution-functions.ts';
import { ROUTES } from '../routes.ts';
import { SCHEDULED_PAYOUT_ACCESS, type ScheduledPayoutFunction } from '../scheduled-payout-functions.ts';
import { SCHEDULES } from '../schedules.ts';

/** What the stateful stack hands over. */
export interface StatelessStackProps extends StackProps {
  readonly config: Config;
  readonly table: ITableV2;
  readonly tableKey: IKey;
  readonly outside: Pick<Outside, 'bus' | 'people'>;
  readonly userPool: IUserPool;
  readonly userPoolClient: IUserPoolClient;
}

interface ProductFunction {
  readonly name: string;
  readonly entry: string;
  readonly access: Access;
  readonly timeout: Duration;
}

/** Everything that can be rebuilt from the source at any time. */
export class StatelessStack extends Stack {
  readonly #props: StatelessStackProps;
  readonly #bundles = new Bundles(allEntries());

  constructor(scope: Construct, id: string, props: StatelessStackProps) {
    super(scope, id, props);
    this.#props = props;
    const { config, userPool, userPoolClient } = props;

    const authorizer = new HouseFunction(this, 'authorizer', {
      config,
      name: 'authorizer',
      bundles: this.#bundles,
      entry: AUTHORIZER_ENTRY,
      timeout: Duration.seconds(5),
      environment: { USER_POOL_ID: userPool.userPoolId, USER_POOL_CLIENT_ID: userPoolClient.userPoolClientId },
    });
    const api = new PayoutApi(this, 'Api', { config, authorizer });
    for (const route of ROUTES) {
      api.addRoute(
        route,
        this.#productFunction({
          name: route.functionName,
          entry: routeEntry(route),
          access: route,
          timeout: Duration.seconds(29),
        }),
      );
    }

    const lambdas = this.#executionFunctions();
    const { stateMachine } = new HouseStateMachine(this, 'Payout', {
      name: payoutStateMachineName(config),
      lambdas: Object.values(lambdas),
      definition: (scope) => payoutDefinition(scope, lambdas),
    });
    const scheduledLambdas = this.#scheduledPayoutFunctions();
    const { stateMachine: scheduledPayouts } = new HouseStateMachine(this, 'ScheduledPayouts', {
      name: scheduledPayoutsName(config),
      lambdas: Object.values(scheduledLambdas),
      definition: (scope) => scheduledPayoutsDefinition(scope, scheduledLambdas),
    });

    const schedules = new PayoutSchedules(this, 'Schedules', { config });
    const scheduleLambdas = SCHEDULES.map((row) => {
      const lambda = this.#productFunction({
        name: row.name,
        entry: scheduleEntry(row),
        access: row,
        timeout: Duration.minutes(5),
      });
      schedules.add(row, lambda);
      return lambda;
    });

    const { announcer, unannounced } = this.#announcing();

    new Alarms(this, 'Alarms', {
      people: props.outside.people,
      announcer,
      unannounced,
      stateMachine,
      scheduledPayouts,
      executionLambdas: Object.values(lambdas),
      scheduleLambdas,
      api: api.api,
    });

    new CfnOutput(this, 'ApiUrl', { value: api.api.apiEndpoint });
    new CfnOutput(this, 'EventBusName', { value: props.outside.bus.eventBusName });
    new CfnOutput(this, 'PeopleTopicArn', { value: props.outside.people.topicArn });
    new CfnOutput(this, 'TableName', { value: props.table.tableName });
    new CfnOutput(this, 'UserPoolId', { value: userPool.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: userPoolClient.userPoolClientId });
    new CfnOutput(this, 'StateMachineArn', { value: stateMachine.stateMachineArn });
  }

  #announcing() {
    const { config, table, tableKey, outside } = this.#props;
    const announcer = new HouseFunction(this, 'publish-events', {
      config,
      name: 'publish-events',
      bundles: this.#bundles,
      entry: PUBLISH_EVENTS_ENTRY,
      timeout: Duration.minutes(1),
      environment: { EVENT_BUS_NAME: outside.bus.eventBusName, PEOPLE_TOPIC_ARN: outside.people.topicArn },
    });
    // The stream is encrypted with the table's key.
    grantTableAccess({ table, key: tableKey }, announcer, []);
    const { unannounced } = new Announcing(this, 'Announcing', { lambda: announcer, table, key: tableKey, ...outside });
    return { announcer, unannounced };
  }

  #executionFunctions(): Record<ExecutionFunction, HouseFunction> {
    const one = (name: ExecutionFunction): HouseFunction =>
      this.#productFunction({
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
      this.#productFunction({
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

  /** A Lambda with the access that its row names. */
  #productFunction({ name, entry, access, timeout }: ProductFunction): HouseFunction {
    const { config, table, tableKey } = this.#props;
    const { data, executions = [], startsScheduledRuns = false, memoryMb } = access;
    const lambda = new HouseFunction(this, name, {
      config,
      name,
      bundles: this.#bundles,
      entry,
      timeout,
      ...(memoryMb !== undefined && { memorySize: memoryMb }),
      environment: {
        TABLE_NAME: table.tableName,
        DISBURSEMENT_PROVIDER: config.provider,
        MOCK_ATTEMPT_LIFETIME_SECONDS: String(config.mockAttemptLifetimeSeconds),
        ...(executions.length > 0 ? { STATE_MACHINE_ARN: stateMachineArn(this, payoutStateMachineName(config)) } : {}),
        ...(startsScheduledRuns ? { SCHEDULED_PAYOUTS_ARN: stateMachineArn(this, scheduledPayoutsName(config)) } : {}),
      },
    });
    grantTableAccess({ table, key: tableKey }, lambda, data);
    grantExecutions(config, lambda, executions);
    if (startsScheduledRuns) grantScheduledRuns(config, lambda);
    return lambda;
  }
}
