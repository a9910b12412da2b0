import * as z from 'zod';
import type { Resource } from './template.ts';

/** The account and region that the local stack pretends to be in. */
export interface Place {
  readonly region: string;
  readonly account: string;
  readonly partition: string;
}

/** The user pool's id after its region: shaped as Cognito shapes it. */
const LOCAL_POOL = 'LocalDev1';
/** Cognito's client ids are 26 lower-case letters and digits. */
const LOCAL_CLIENT = 'localdevclient000000000001';

const named = (resource: Resource, property: string, otherwise: string): string =>
  z.string().catch(otherwise).parse(resource.Properties[property]);

const arn = ({ partition, region, account }: Place, service: string, rest: string): string =>
  `arn:${partition}:${service}:${region}:${account}:${rest}`;

/** The id of a stack of the template. On AWS it has a UUID of its own; here it is always the same. */
export const stackId = (place: Place, stack: string): string =>
  arn(place, 'cloudformation', `stack/${stack}/00000000-0000-4000-8000-000000000000`);

/** The value of `Ref` for a resource on this machine. */
export const refOf = (place: Place, logicalId: string, resource: Resource): string => {
  switch (resource.Type) {
    case 'AWS::DynamoDB::GlobalTable':
      return named(resource, 'TableName', logicalId);
    case 'AWS::Cognito::UserPool':
      return `${place.region}_${LOCAL_POOL}`;
    case 'AWS::Cognito::UserPoolClient':
      return LOCAL_CLIENT;
    case 'AWS::Lambda::Function':
      return named(resource, 'FunctionName', logicalId);
    case 'AWS::StepFunctions::StateMachine':
      return arn(place, 'states', `stateMachine:${named(resource, 'StateMachineName', logicalId)}`);
    case 'AWS::Events::EventBus':
      return named(resource, 'Name', logicalId);
    case 'AWS::SNS::Topic':
      return arn(place, 'sns', named(resource, 'TopicName', logicalId));
    case 'AWS::SecretsManager::Secret':
      return arn(place, 'secretsmanager', `secret:${named(resource, 'Name', logicalId)}-Local1`);
    default:
      return logicalId;
  }
};

/** The value of `Fn::GetAtt`. @throws Error for an attribute that has no local value */
export const attributeOf = (place: Place, logicalId: string, resource: Resource, attribute: string): string => {
  const id = refOf(place, logicalId, resource);
  switch (`${resource.Type} ${attribute}`) {
    case 'AWS::Lambda::Function Arn':
      return arn(place, 'lambda', `function:${id}`);
    case 'AWS::IAM::Role Arn':
      return arn({ ...place, region: '' }, 'iam', `role/${id}`);
    case 'AWS::DynamoDB::GlobalTable Arn':
      return arn(place, 'dynamodb', `table/${id}`);
    case 'AWS::DynamoDB::GlobalTable StreamArn':
      return arn(place, 'dynamodb', `table/${id}/stream/local`);
    case 'AWS::Events::EventBus Arn':
      return arn(place, 'events', `event-bus/${id}`);
    case 'AWS::SQS::Queue Arn':
      return arn(place, 'sqs', id);
    case 'AWS::KMS::Key Arn':
      return arn(place, 'kms', `key/${id}`);
    case 'AWS::Logs::LogGroup Arn':
      return arn(place, 'logs', `log-group:${id}:*`);
    case 'AWS::Cognito::UserPool Arn':
      return arn(place, 'cognito-idp', `userpool/${id}`);
    case 'AWS::StepFunctions::StateMachine Arn':
      return id;
    case 'AWS::StepFunctions::StateMachine Name':
      return id.slice(id.lastIndexOf(':') + 1);
    default:
      throw new Error(`The local stack has no value for ${attribute} of ${logicalId} (${resource.Type}).`);
  }
};
