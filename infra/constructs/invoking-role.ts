import { Effect, type IPrincipal, PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

export interface InvokingRoleProps {
  readonly assumedBy: IPrincipal;
  readonly lambdas: readonly IFunction[];
  /** What else the service needs to do. */
  readonly also?: readonly PolicyStatement[];
}

/**
 * A role for a service that invokes our Lambdas. It allows only these functions at their latest code. The grants of the CDK
 * would add every version and alias of each function.
 */
export const invokingRole = (
  scope: Construct,
  id: string,
  { assumedBy, lambdas, also = [] }: InvokingRoleProps,
): { readonly role: Role; readonly asGiven: ReturnType<Role['withoutPolicyUpdates']> } => {
  const invoke = new PolicyStatement({
    effect: Effect.ALLOW,
    actions: ['lambda:InvokeFunction'],
    resources: lambdas.map(({ functionArn }) => functionArn),
  });
  const role = new Role(scope, id, {
    assumedBy,
    inlinePolicies: { invoke: new PolicyDocument({ statements: [invoke, ...also] }) },
  });
  return { role, asGiven: role.withoutPolicyUpdates() };
};
