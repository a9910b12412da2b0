import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  DefinitionBody,
  type IChainable,
  LogLevel,
  QueryLanguage,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { vendedLogGroup } from './house-log-group.ts';
import { invokingRole } from './invoking-role.ts';
import { acknowledgeTracing } from './tracing.ts';

/**
 * What Step Functions needs to write logs and traces. Neither permission can name a resource.
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

export interface HouseStateMachineProps {
  /** Unique in the account. */
  readonly name: string;
  /** All Lambdas that the definition invokes. */
  readonly lambdas: readonly IFunction[];
  /** Makes the definition, whose states become children of the construct. */
  readonly definition: (scope: Construct) => IChainable;
}

/**
 * A Standard state machine the way this project makes all of them: each step runs exactly once, and history is kept for 90
 * days.
 */
export class HouseStateMachine extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { name, lambdas, definition }: HouseStateMachineProps) {
    super(scope, id);
    const { role, asGiven } = invokingRole(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      lambdas,
      also: observability(),
    });
    acknowledgeTracing(role, ' The same holds for log deliveries, which Step Functions sets up itself.');
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: name,
      stateMachineType: StateMachineType.STANDARD,
      role: asGiven,
      queryLanguage: QueryLanguage.JSON_PATH,
      definitionBody: DefinitionBody.fromChainable(definition(this)),
      tracingEnabled: true,
      logs: {
        destination: vendedLogGroup(this, 'Logs', `states/${name}`),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
  }
}
