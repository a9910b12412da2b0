import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, QueryLanguage, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type Config, payoutStateMachineName } from '../config.ts';
import type { ExecutionFunction } from '../execution-functions.ts';
import { LOG_RETENTION } from './house-function.ts';
import { invokingRole } from './invoking-role.ts';
import { payoutDefinition } from './payout-definition.ts';
import { acknowledgeTracing } from './tracing.ts';

/**
 * The ARN that the payout state machine will have. Lambdas of the state machine start executions of it too, so
 * they cannot refer to the resource itself: each would wait for the other to exist.
 */
export const payoutStateMachineArn = (scope: Construct, config: Config): string =>
  Stack.of(scope).formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: payoutStateMachineName(config),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/**
 * What Step Functions needs to write logs and traces; neither has a resource level.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html
 */
const observability = (): PolicyStatement[] => [
  new PolicyStatement({
    actions: [
      'logs:CreateLogDelivery',
      'logs:GetLogDelivery',
      'logs:UpdateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:DescribeResourcePolicies',
      'logs:DescribeLogGroups',
    ],
    resources: ['*'],
  }),
  new PolicyStatement({
    actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets'],
    resources: ['*'],
  }),
];

export interface PayoutStateMachineProps {
  readonly config: Config;
  readonly lambdas: Readonly<Record<ExecutionFunction, IFunction>>;
}

/** The Standard state machine that pays one batch: exactly-once steps, and history for 90 days. */
export class PayoutStateMachine extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { config, lambdas }: PayoutStateMachineProps) {
    super(scope, id);
    const { role, asGiven } = invokingRole(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      lambdas: Object.values(lambdas),
      also: observability(),
    });
    acknowledgeTracing(role, ' Nor have log deliveries, which Step Functions sets up for itself.');
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: payoutStateMachineName(config),
      stateMachineType: StateMachineType.STANDARD,
      role: asGiven,
      queryLanguage: QueryLanguage.JSON_PATH,
      definitionBody: DefinitionBody.fromChainable(payoutDefinition(this, lambdas)),
      tracingEnabled: true,
      logs: {
        // Vended logs: the prefix keeps the resource policy of CloudWatch Logs from growing past its limit.
        // https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
        destination: new LogGroup(this, 'Logs', {
          logGroupName: `/aws/vendedlogs/states/${payoutStateMachineName(config)}`,
          retention: LOG_RETENTION,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
  }
}
