import * as z from 'zod';
import { Product } from '../../../infra/local/product.ts';
import { templateSchema } from '../../../infra/local/template.ts';
import { synthesised, templatesOf } from '../synthesised.ts';
import { documentSchema, type Statement, statementSchema } from './policy-language.ts';

/* The policies that the synthesised templates give to roles and to resources. */

const PLACE = { region: 'eu-central-1', account: '000000000000', partition: 'aws' };

/** All templates of a deployment, with every reference replaced; the same settings as `deployment`. */
export const synthesisedProduct = (...settings: Parameters<typeof synthesised>): Product => {
  const templates = new Map(
    [...templatesOf(synthesised(...settings))].map(([name, template]) => [
      name,
      templateSchema.parse(template.toJSON()),
    ]),
  );
  return new Product({ templates, assets: new Map() }, PLACE);
};

export interface Policy {
  /** What a role may do; who may take the role on; who may do what with a resource. */
  readonly kind: 'identity' | 'trust' | 'resource';
  /** The ARN of the role or of the resource. */
  readonly of: string;
  readonly statements: readonly Statement[];
}

const names = z.array(z.string());
const inline = z.array(z.object({ PolicyDocument: documentSchema })).default([]);
const statementsOf = (document: unknown) => documentSchema.parse(document).Statement;

/** Every policy of every template. */
export const allPolicies = (product: Product): Policy[] => [
  ...product.all('AWS::IAM::Role').flatMap((role): Policy[] => {
    const of = role.attribute('Arn');
    if (role.property('ManagedPolicyArns') !== undefined) throw new Error(`${of} has policies that are not looked at`);
    return [
      { kind: 'trust', of, statements: statementsOf(role.property('AssumeRolePolicyDocument')) },
      ...inline
        .parse(role.property('Policies'))
        .map(({ PolicyDocument }): Policy => ({ kind: 'identity', of, statements: PolicyDocument.Statement })),
      ...product
        .all('AWS::IAM::Policy')
        .filter((policy) => names.parse(policy.property('Roles')).includes(role.ref))
        .map(
          (policy): Policy => ({ kind: 'identity', of, statements: statementsOf(policy.property('PolicyDocument')) }),
        ),
    ];
  }),
  ...product.all('AWS::KMS::Key').map((key) => onResource(key.attribute('Arn'), key.property('KeyPolicy'))),
  ...product
    .all('AWS::SNS::TopicPolicy')
    .flatMap((policy) =>
      names.parse(policy.property('Topics')).map((topic) => onResource(topic, policy.property('PolicyDocument'))),
    ),
  ...product.all('AWS::SQS::QueuePolicy').flatMap((policy) =>
    names.parse(policy.property('Queues')).map((url) => {
      const queue = product.all('AWS::SQS::Queue').find(({ ref }) => ref === url);
      return onResource(queue?.attribute('Arn') ?? url, policy.property('PolicyDocument'));
    }),
  ),
  ...product.all('AWS::Lambda::Permission').map((permission) => toInvoke((name) => permission.property(name))),
];

const onResource = (of: string, document: unknown): Policy => ({
  kind: 'resource',
  of,
  statements: statementsOf(document),
});

const permissionSchema = z.strictObject({
  Action: z.string(),
  FunctionName: z.string().startsWith('arn:'),
  Principal: z.string().endsWith('.amazonaws.com'),
  SourceArn: z.string().optional(),
  SourceAccount: z.string().optional(),
});

/** @see https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html */
const toInvoke = (property: (name: string) => unknown): Policy => {
  const { Action, FunctionName, Principal, SourceArn, SourceAccount } = permissionSchema.parse(
    Object.fromEntries(
      Object.keys(permissionSchema.shape).flatMap((name) => {
        const value = property(name);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  );
  const statement = statementSchema.parse({
    Effect: 'Allow',
    Principal: { Service: Principal },
    Action,
    Resource: FunctionName,
    Condition: {
      ...(SourceArn !== undefined && { ArnLike: { 'aws:SourceArn': SourceArn } }),
      ...(SourceAccount !== undefined && { StringEquals: { 'aws:SourceAccount': SourceAccount } }),
    },
  });
  return { kind: 'resource', of: FunctionName, statements: [statement] };
};

/** The ARN of the role of every Lambda, by the Lambda's name without the deployment's prefix. */
export const rolesOf = (product: Product): ReadonlyMap<string, string> =>
  new Map(
    product
      .all('AWS::Lambda::Function')
      .map((lambda) => [lambda.ref.replace('disbursement-dev-', ''), z.string().parse(lambda.property('Role'))]),
  );

/** Every statement of the role of every Lambda. */
export const policiesOf = (product: Product): ReadonlyMap<string, readonly Statement[]> => {
  const identities = allPolicies(product).filter(({ kind }) => kind === 'identity');
  return new Map(
    [...rolesOf(product)].map(([name, role]) => [
      name,
      identities.filter(({ of }) => of === role).flatMap(({ statements }) => statements),
    ]),
  );
};

/** The ARN of the state machine of that name, given without the deployment's prefix. */
export const stateMachineOf = (product: Product, name: string): string => {
  const found = product
    .all('AWS::StepFunctions::StateMachine')
    .find((machine) => machine.attribute('Name') === `disbursement-dev-${name}`);
  if (found === undefined) throw new Error(`there is no state machine ${name}`);
  return found.ref;
};
