import { ArnFormat, Aws, Stack, Token, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { type Config, payoutStateMachineName, scheduledPayoutsName } from '../config.ts';
import type { ExecutionAction } from '../data-access.ts';
import { stateMachineArn } from './state-machine-arn.ts';

/** Allows a Lambda just these actions on runs of the payout state machine. */
export const grantExecutions = (config: Config, lambda: IFunction, actions: readonly ExecutionAction[]): void => {
  for (const action of actions) {
    switch (action) {
      case 'StartExecution':
        lambda.addToRolePolicy(
          new PolicyStatement({
            actions: ['states:StartExecution'],
            resources: [stateMachineArn(lambda, payoutStateMachineName(config))],
          }),
        );
        break;
      case 'DescribeExecution':
        grantDescribe(config, lambda);
        break;
      default:
        action satisfies never;
    }
  }
};

/** Allows a Lambda to start a scheduled run. */
export const grantScheduledRuns = (config: Config, lambda: IFunction): void => {
  lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['states:StartExecution'],
      resources: [stateMachineArn(lambda, scheduledPayoutsName(config))],
    }),
  );
};

/** An execution is a resource of its own, named after its batch and run. */
const grantDescribe = (config: Config, lambda: IFunction): void => {
  const stack = Stack.of(lambda);
  const executions = (account: string, partition: string) =>
    stack.formatArn({
      account,
      partition,
      service: 'states',
      resource: 'execution',
      resourceName: `${payoutStateMachineName(config)}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['states:DescribeExecution'],
      resources: [executions(stack.account, Aws.PARTITION)],
    }),
  );
  // cdk-nag writes values that only a deployment knows as <AWS::…>.
  const account = Token.isUnresolved(stack.account) ? '<AWS::AccountId>' : stack.account;
  Validations.of(lambda.role ?? lambda).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${executions(account, '<AWS::Partition>')}]`,
    reason:
      'Executions are named after their batch and run, which are not known at deployment; all are of this one state machine.',
  });
};
