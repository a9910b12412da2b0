import * as z from 'zod';
import { Resolver } from '../../../infra/local/intrinsics.ts';
import type { Place, Resource } from './templates.ts';

/**
 * Where there can be one of a name only: inside another resource of ours (`parent`), in one region of an account, in all regions of an
 * account, in a region over all accounts (`any-account`), or in all of AWS. `nowhere`: AWS makes up an id, and what we say is a label
 * at most.
 */
type Uniqueness = 'nowhere' | 'parent' | 'region' | 'account' | 'any-account' | 'aws';

interface Naming {
  readonly unique: Uniqueness;
  /** The property with the name; left out, CloudFormation makes one up that nothing else has. */
  readonly name?: readonly string[];
  /** What it shares its names with, if not only with its own type. */
  readonly kind?: string;
}

/**
 * How AWS tells resources of each type apart.
 *
 * CloudFront: the same in every region, https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html.
 * Dashboards: "global, not region-specific", https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-dashboard.html.
 * Budgets: unique in the account, https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html.
 * Schedules: by name alone, https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedule.html.
 * Domains of user pools and of APIs: one of a name in a region, whoever has it.
 * Buckets: over all accounts and regions, https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html.
 */
const NAMING: Readonly<Record<string, Naming>> = {
  'AWS::ApiGatewayV2::Api': { unique: 'nowhere' },
  'AWS::ApiGatewayV2::ApiMapping': { unique: 'nowhere' },
  'AWS::ApiGatewayV2::Authorizer': { unique: 'parent' },
  'AWS::ApiGatewayV2::DomainName': { unique: 'any-account', name: ['DomainName'] },
  'AWS::ApiGatewayV2::Integration': { unique: 'nowhere' },
  'AWS::ApiGatewayV2::Route': { unique: 'parent' },
  'AWS::ApiGatewayV2::Stage': { unique: 'parent' },
  'AWS::Budgets::Budget': { unique: 'account', name: ['Budget', 'BudgetName'] },
  'AWS::CloudFront::Distribution': { unique: 'nowhere' },
  'AWS::CloudFront::Function': { unique: 'account', name: ['Name'] },
  'AWS::CloudFront::OriginAccessControl': { unique: 'account', name: ['OriginAccessControlConfig', 'Name'] },
  'AWS::CloudFront::ResponseHeadersPolicy': { unique: 'account', name: ['ResponseHeadersPolicyConfig', 'Name'] },
  'AWS::CloudWatch::Alarm': { unique: 'region', name: ['AlarmName'], kind: 'alarm' },
  'AWS::CloudWatch::CompositeAlarm': { unique: 'region', name: ['AlarmName'], kind: 'alarm' },
  'AWS::CloudWatch::Dashboard': { unique: 'account', name: ['DashboardName'] },
  'AWS::Cognito::ManagedLoginBranding': { unique: 'nowhere' },
  'AWS::Cognito::UserPool': { unique: 'nowhere' },
  'AWS::Cognito::UserPoolClient': { unique: 'nowhere' },
  'AWS::Cognito::UserPoolDomain': { unique: 'any-account', name: ['Domain'] },
  'AWS::Cognito::UserPoolGroup': { unique: 'parent' },
  'AWS::DynamoDB::GlobalTable': { unique: 'region', name: ['TableName'] },
  'AWS::Events::Archive': { unique: 'region', name: ['ArchiveName'] },
  'AWS::Events::EventBus': { unique: 'region', name: ['Name'] },
  'AWS::IAM::Policy': { unique: 'parent' },
  'AWS::IAM::Role': { unique: 'account', name: ['RoleName'] },
  'AWS::KMS::Key': { unique: 'nowhere' },
  'AWS::Lambda::EventInvokeConfig': { unique: 'parent' },
  'AWS::Lambda::EventSourceMapping': { unique: 'nowhere' },
  'AWS::Lambda::Function': { unique: 'region', name: ['FunctionName'] },
  'AWS::Lambda::LayerVersion': { unique: 'nowhere' },
  'AWS::Lambda::Permission': { unique: 'nowhere' },
  'AWS::Logs::LogGroup': { unique: 'region', name: ['LogGroupName'] },
  'AWS::Logs::MetricFilter': { unique: 'parent' },
  'AWS::S3::Bucket': { unique: 'aws', name: ['BucketName'] },
  'AWS::S3::BucketPolicy': { unique: 'nowhere' },
  'AWS::SNS::Subscription': { unique: 'nowhere' },
  'AWS::SNS::Topic': { unique: 'region', name: ['TopicName'] },
  'AWS::SecretsManager::Secret': { unique: 'region', name: ['Name'] },
  'AWS::SNS::TopicPolicy': { unique: 'nowhere' },
  'AWS::SQS::Queue': { unique: 'region', name: ['QueueName'] },
  'AWS::SQS::QueuePolicy': { unique: 'nowhere' },
  'AWS::Scheduler::Schedule': { unique: 'region', name: ['Name'] },
  'AWS::Scheduler::ScheduleGroup': { unique: 'region', name: ['Name'] },
  'AWS::StepFunctions::StateMachine': { unique: 'region', name: ['StateMachineName'] },
  'Custom::CDKBucketDeployment': { unique: 'nowhere' },
};

const fields = z.record(z.string(), z.unknown());

/** Which intrinsic functions a name may be made of: those that need no other resource. */
const resolver = ({ region, account }: Place) => new Resolver(new Map(), { region, account, partition: 'aws' });

/**
 * The name that we give to a resource; `undefined` if it gets one that nothing else has.
 *
 * @param stackId of the stack, new each time that it is created
 * @throws Error for a type whose names nobody has looked into, or a name that depends on other resources.
 */
export const nameOf = ({ Type, Properties }: Resource, place: Place, stackId: string): string | undefined => {
  const { name } = namingOf(Type);
  const given = name?.reduce<unknown>((value, key) => fields.parse(value)[key], Properties);
  if (given === undefined) return undefined;
  const known: unknown = JSON.parse(
    JSON.stringify(given).replaceAll(JSON.stringify({ Ref: 'AWS::StackId' }), JSON.stringify(stackId)),
  );
  return resolver(place).text('', known);
};

/** A name with everything that there can be only one of it in; `undefined` as in {@link nameOf}. */
export const uniqueNameOf = (resource: Resource, place: Place, stackId: string): string | undefined => {
  const name = nameOf(resource, place, stackId);
  if (name === undefined) return undefined;
  const { unique, kind = resource.Type } = namingOf(resource.Type);
  return `${scopeOf(unique, place)} ${kind} ${name}`;
};

const namingOf = (type: string): Naming => {
  const naming = NAMING[type];
  if (naming === undefined) throw new Error(`Where must the name of a ${type} be unique? Write it down in NAMING.`);
  return naming;
};

const scopeOf = (unique: Uniqueness, { region, account }: Place): string => {
  switch (unique) {
    case 'region':
      return `${account}/${region}`;
    case 'account':
      return account;
    case 'any-account':
      return region;
    case 'aws':
      return 'aws';
    case 'parent':
    case 'nowhere':
      throw new Error(`names that are unique per ${unique} cannot be compared here`);
  }
};
