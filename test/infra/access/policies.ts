import * as z from 'zod';
import { Product } from '../../../infra/local/product.ts';
import { templateSchema } from '../../../infra/local/template.ts';
import { synthesised, templatesOf } from '../synthesised.ts';

/*
 * The policies that the synthesised templates give to Lambdas, and what they allow, as far as this project uses
 * the policy language; anything else in a policy is an error rather than a guess.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const statementSchema = z.strictObject({
  Effect: z.literal('Allow'),
  Action: oneOrMore,
  Resource: oneOrMore,
  Condition: z
    .strictObject({
      'ForAllValues:StringLike': z.record(z.string(), oneOrMore).default({}),
      StringEquals: z.record(z.string(), oneOrMore).default({}),
      Null: z.record(z.string(), z.literal('false')).default({}),
    })
    .optional(),
});
export type Statement = z.output<typeof statementSchema>;

const documentSchema = z.object({ Statement: z.array(statementSchema) });
const rolesSchema = z.array(z.string());

/** One thing that a Lambda wants to do; the context is what AWS tells the policy about the request. */
export interface Request {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

const PLACE = { region: 'eu-central-1', account: '000000000000', partition: 'aws' };

/** All templates of a deployment, with every reference replaced. */
export const synthesisedProduct = (): Product => {
  const templates = new Map(
    [...templatesOf(synthesised())].map(([name, template]) => [name, templateSchema.parse(template.toJSON())]),
  );
  return new Product({ templates, assets: new Map() }, PLACE);
};

/** Every statement of the role of every Lambda, by the Lambda's name without the deployment's prefix. */
export const policiesOf = (product: Product): ReadonlyMap<string, readonly Statement[]> => {
  const policies = product.all('AWS::IAM::Policy').map((policy) => ({
    roles: rolesSchema.parse(policy.property('Roles')),
    statements: documentSchema.parse(policy.property('PolicyDocument')).Statement,
  }));
  const roles = new Map(product.all('AWS::IAM::Role').map((role) => [role.attribute('Arn'), role]));
  return new Map(
    product.all('AWS::Lambda::Function').map((lambda) => {
      const role = roles.get(z.string().parse(lambda.property('Role')));
      if (role === undefined) throw new Error(`${lambda.ref} has no role of its own`);
      if (role.property('ManagedPolicyArns') !== undefined || role.property('Policies') !== undefined) {
        throw new Error(`the role of ${lambda.ref} has policies that are not looked at`);
      }
      const own = policies.filter((policy) => policy.roles.includes(role.ref));
      return [lambda.ref.replace('disbursement-dev-', ''), own.flatMap(({ statements }) => statements)];
    }),
  );
};

/** What is not allowed is denied. */
export const allows = (statements: readonly Statement[], request: Request): boolean =>
  statements.some(
    ({ Action, Resource, Condition }) =>
      Action.includes(request.action) &&
      Resource.some((pattern) => isLike(pattern, request.resource)) &&
      (Condition === undefined || holds(Condition, request.context ?? {})),
  );

const holds = (condition: NonNullable<Statement['Condition']>, context: NonNullable<Request['context']>): boolean =>
  Object.entries(condition['ForAllValues:StringLike']).every(([name, patterns]) =>
    (context[name] ?? []).every((value) => patterns.some((pattern) => isLike(pattern, value))),
  ) &&
  Object.entries(condition.StringEquals).every(([name, values]) => {
    const [given] = context[name] ?? [];
    return given !== undefined && values.includes(given);
  }) &&
  Object.keys(condition.Null).every((name) => (context[name] ?? []).length > 0);

/** `*` stands for any text. */
export const isLike = (pattern: string, text: string): boolean => {
  const literal = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`, 's').test(text);
};

/** The ARN of the state machine of that name, given without the deployment's prefix. */
export const stateMachineOf = (product: Product, name: string): string => {
  const found = product
    .all('AWS::StepFunctions::StateMachine')
    .find((machine) => machine.attribute('Name') === `disbursement-dev-${name}`);
  if (found === undefined) throw new Error(`there is no state machine ${name}`);
  return found.ref;
};
