import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * The ARN that the state machine of that name will have. Lambdas of the payout state machine also start its runs. They
 * cannot refer to the resource itself, because each would wait for the other to exist.
 */
export const stateMachineArn = (scope: Construct, name: string): string =>
  Stack.of(scope).formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: name,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
