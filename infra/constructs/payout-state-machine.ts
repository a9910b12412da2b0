import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, QueryLanguage, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type Config, resourcePrefix } from '../config.ts';
import type { ExecutionFunction } from '../execution-functions.ts';
import { LOG_RETENTION } from './house-function.ts';
import { payoutDefinition } from './payout-definition.ts';

const stateMachineName = (config: Config): string => `${resourcePrefix(config)}-payout`;

/**
 * The ARN that the payout state machine will have. Lambdas of the state machine start executions of it too, so
 * they cannot refer to the resource itself: each would wait for the other to exist.
 */
export const payoutStateMachineArn = (scope: Construct, config: Config): string =>
  Stack.of(scope).formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: stateMachineName(config),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** The ARNs of its executions, for those who may look at them. */
export const payoutExecutionArns = (scope: Construct, config: Config): string =>
  Stack.of(scope).formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${stateMachineName(config)}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

export interface PayoutStateMachineProps {
  readonly config: Config;
  readonly lambdas: Readonly<Record<ExecutionFunction, IFunction>>;
}

/** The Standard state machine that pays one batch: exactly-once steps, and history for 90 days. */
export class PayoutStateMachine extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { config, lambdas }: PayoutStateMachineProps) {
    super(scope, id);
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: stateMachineName(config),
      stateMachineType: StateMachineType.STANDARD,
      queryLanguage: QueryLanguage.JSON_PATH,
      definitionBody: DefinitionBody.fromChainable(payoutDefinition(this, lambdas)),
      tracingEnabled: true,
      logs: {
        // Vended logs: the prefix keeps the resource policy of CloudWatch Logs from growing past its limit.
        // https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
        destination: new LogGroup(this, 'Logs', {
          logGroupName: `/aws/vendedlogs/states/${stateMachineName(config)}`,
          retention: LOG_RETENTION,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
  }
}
