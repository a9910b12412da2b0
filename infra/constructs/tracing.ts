import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Gives the reason why a role that sends traces has a permission on every resource.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
 */
export const acknowledgeTracing = (role: IConstruct, alsoNeeded = ''): void => {
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: `X-Ray has no resources to name in a permission to send traces.${alsoNeeded}`,
  });
};
