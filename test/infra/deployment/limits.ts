import * as z from 'zod';
import { nameOf } from './physical-names.ts';
import type { Place, Resource, Template } from './templates.ts';

/** Far below AWS's 500, so that a stack is divided long before it has to be. */
const RESOURCES = 400;

/**
 * How long a name may be.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html
 * @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateFunction.html
 * @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginAccessControlConfig.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
const NAME_LENGTHS: Readonly<Record<string, number>> = {
  'AWS::ApiGatewayV2::DomainName': 512,
  'AWS::Budgets::Budget': 100,
  'AWS::CloudFront::Function': 64,
  'AWS::CloudFront::OriginAccessControl': 64,
  'AWS::CloudFront::ResponseHeadersPolicy': 128,
  'AWS::CloudWatch::Alarm': 255,
  'AWS::CloudWatch::CompositeAlarm': 255,
  'AWS::CloudWatch::Dashboard': 255,
  'AWS::Cognito::UserPoolDomain': 63,
  'AWS::Events::EventBus': 256,
  'AWS::IAM::Role': 64,
  'AWS::Lambda::Function': 64,
  'AWS::Logs::LogGroup': 512,
  'AWS::Scheduler::Schedule': 64,
  'AWS::Scheduler::ScheduleGroup': 64,
  'AWS::StepFunctions::StateMachine': 80,
};

/**
 * What AWS would refuse of a template for its size; empty if nothing.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const limitFaults = (template: Template, place: Place): string[] => {
  const { StackName = 'the stack', Resources, Outputs, Parameters } = template;
  return [
    ...above(Object.keys(Resources).length, RESOURCES, `${StackName}: resources`),
    ...above(Object.keys(Outputs).length, 200, `${StackName}: outputs`),
    ...above(Object.keys(Parameters).length, 200, `${StackName}: parameters`),
    ...above(bytes(template), 1_000_000, `${StackName}: bytes of the template`),
    ...above(StackName.length, 128, `${StackName}: characters of the name`),
    ...Object.entries(Resources).flatMap(([id, resource]) => [
      ...nameFaults(id, resource, place),
      ...environmentFaults(id, resource),
      ...definitionFaults(id, resource),
    ]),
    ...policyFaults(template),
  ];
};

const above = (found: number, limit: number, what: string): string[] =>
  found <= limit ? [] : [`${what}: ${found}, and ${limit} is the most`];

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

const nameFaults = (id: string, resource: Resource, place: Place): string[] => {
  const name = nameOf(resource, place, STACK_ID);
  if (name === undefined) return [];
  const limit = NAME_LENGTHS[resource.Type];
  if (limit === undefined) throw new Error(`How long may the name of a ${resource.Type} be? Write it in NAME_LENGTHS.`);
  return above(name.length, limit, `${id}: characters of ${name}`);
};

/** As long as they are on AWS. */
const STACK_ID = 'arn:aws:cloudformation:eu-central-1:111111111111:stack/stack/01234567-0123-0123-0123-0123456789ab';

const environmentSchema = z.object({
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).default({ Variables: {} }),
});

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: 4 KB, references counted as long as an ARN may be. */
const environmentFaults = (id: string, { Type, Properties }: Resource): string[] => {
  if (Type !== 'AWS::Lambda::Function') return [];
  const { Variables } = environmentSchema.parse(Properties).Environment;
  const size = Object.entries(Variables).reduce(
    (sum, [name, value]) => sum + name.length + (typeof value === 'string' ? Buffer.byteLength(value) : LONGEST_ARN),
    0,
  );
  return above(size, 4096, `${id}: bytes of the environment`);
};
const LONGEST_ARN = 256;

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html: 1 MB a definition. */
const definitionFaults = (id: string, { Type, Properties }: Resource): string[] =>
  Type === 'AWS::StepFunctions::StateMachine'
    ? above(bytes(Properties.DefinitionString), 1_000_000, `${id}: bytes of the definition`)
    : [];

const embedded = z.object({ Policies: z.array(z.object({ PolicyDocument: z.unknown() })).default([]) });
const attached = z.object({ PolicyDocument: z.unknown(), Roles: z.array(z.object({ Ref: z.string() })).default([]) });

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: all inline policies of a role together. */
const policyFaults = ({ Resources }: Template): string[] => {
  const perRole = new Map<string, number>();
  const add = (role: string, document: unknown) =>
    perRole.set(role, (perRole.get(role) ?? 0) + JSON.stringify(document).length);
  for (const [id, { Type, Properties }] of Object.entries(Resources)) {
    if (Type === 'AWS::IAM::Role')
      for (const { PolicyDocument } of embedded.parse(Properties).Policies) add(id, PolicyDocument);
    if (Type !== 'AWS::IAM::Policy') continue;
    const { PolicyDocument, Roles } = attached.parse(Properties);
    for (const { Ref } of Roles) add(Ref, PolicyDocument);
  }
  return [...perRole].flatMap(([role, size]) => above(size, 10_240, `${role}: characters of its inline policies`));
};
