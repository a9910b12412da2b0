import { AsyncLocalStorage } from 'node:async_hooks';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { type Grant, grantName } from '../../../infra/data-access.ts';
import { TRANSLATION } from '../../../lib/store/translation.ts';
import { type ItemRequest, itemRequests } from './dynamodb-requests.ts';
import { policiesOf, stateMachineOf, synthesisedProduct } from './policies.ts';
import { allows, isLike, type Request } from './policy-language.ts';

/*
 * Clients that ask the policy of the Lambda that is running before each call, as AWS would, and keep what was
 * asked. Which Lambda runs is known by the asynchronous context, so all of them can share the clients.
 */

const product = synthesisedProduct();
const policies = policiesOf(product);
const tableArn = product.only('AWS::DynamoDB::GlobalTable').attribute('Arn');
const keyArn = product.only('AWS::KMS::Key').attribute('Arn');
const running = new AsyncLocalStorage<string>();

/** The state machines as their starters know them. */
export const STATE_MACHINE_ARN = stateMachineOf(product, 'payout');
export const SCHEDULED_PAYOUTS_ARN = stateMachineOf(product, 'scheduled-payouts');

/** Calls that a policy denied, in words. */
export const denied: string[] = [];
/** What each Lambda did, as the names of grants would say it. */
const used = new Map<string, ItemRequest[]>();
const usedExecutions = new Map<string, Set<string>>();

class AccessDenied extends Error {
  override readonly name = 'AccessDeniedException';
}

/** Runs something as the Lambda of that name. */
export const asLambda = <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
  if (!policies.has(name)) throw new Error(`there is no Lambda ${name}`);
  return running.run(name, work);
};

const ask = (request: Request): string => {
  const lambda = running.getStore();
  if (lambda === undefined) throw new Error('a call outside any Lambda');
  if (allows(policies.get(lambda) ?? [], request)) return lambda;
  const call = `${lambda}: ${request.action} ${request.resource} ${JSON.stringify(request.context ?? {})}`;
  denied.push(call);
  throw new AccessDenied(call);
};

const VIA_DYNAMODB = { 'kms:ViaService': ['dynamodb.eu-central-1.amazonaws.com'] };

const askForItems = (request: ItemRequest): void => {
  const { action, index, keys } = request;
  const resource = index === undefined ? tableArn : `${tableArn}/index/${index}`;
  const lambda = ask({ action: `dynamodb:${action}`, resource, context: { 'dynamodb:LeadingKeys': keys } });
  const writes = ['PutItem', 'UpdateItem', 'DeleteItem'].includes(action);
  for (const keyAction of ['kms:Decrypt', ...(writes ? ['kms:Encrypt', 'kms:GenerateDataKey'] : [])]) {
    ask({ action: keyAction, resource: keyArn, context: VIA_DYNAMODB });
  }
  used.set(lambda, [...(used.get(lambda) ?? []), request]);
};

export const guardedDynamoDb = (): DynamoDBDocumentClient => {
  const dynamodb = new DynamoDBClient({
    endpoint: inject('dynamodbEndpoint'),
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  dynamodb.middlewareStack.add(
    (next, { commandName = 'an unnamed command' }) =>
      async (args) => {
        for (const request of itemRequests(commandName, args.input)) askForItems(request);
        return next(args);
      },
    { step: 'initialize', name: 'askThePolicy' },
  );
  return DynamoDBDocumentClient.from(dynamodb, {
    marshallOptions: { ...TRANSLATION.marshallOptions },
    unmarshallOptions: { ...TRANSLATION.unmarshallOptions },
  });
};

type Execution = { readonly input: string; status: 'RUNNING' | 'SUCCEEDED' };
/** By ARN. Started and looked at through {@link guardedStepFunctions}; run by the test. */
export const executions = new Map<string, Execution>();

export const guardedStepFunctions = (): Pick<SFNClient, 'send'> => {
  const noted = (action: string, resource: string) => {
    const lambda = ask({ action: `states:${action}`, resource });
    const what = resource === SCHEDULED_PAYOUTS_ARN ? `${action} of scheduled payouts` : action;
    usedExecutions.set(lambda, (usedExecutions.get(lambda) ?? new Set()).add(what));
  };
  return {
    async send(command: unknown) {
      if (command instanceof StartExecutionCommand) {
        const { stateMachineArn = '', name, input = '' } = command.input;
        noted('StartExecution', stateMachineArn);
        const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
        if (!executions.has(arn)) executions.set(arn, { input, status: 'RUNNING' });
        return {};
      }
      if (command instanceof DescribeExecutionCommand) {
        const { executionArn = '' } = command.input;
        noted('DescribeExecution', executionArn);
        const execution = executions.get(executionArn);
        if (!execution) throw new ExecutionDoesNotExist({ message: executionArn, $metadata: {} });
        return { status: execution.status };
      }
      throw new Error('nobody knows which permissions this call needs');
    },
  };
};

/** What went outside: types of events, and subjects of messages to people. */
export const announced: string[] = [];
const VIA_SNS = { 'kms:ViaService': ['sns.eu-central-1.amazonaws.com'] };
export const EVENT_BUS = product.only('AWS::Events::EventBus');
export const PEOPLE_TOPIC_ARN = product.only('AWS::SNS::Topic').ref;

export const guardedEventBridge = (): Pick<EventBridgeClient, 'send'> => ({
  async send(command: unknown) {
    if (!(command instanceof PutEventsCommand)) throw new Error('nobody knows which permissions this call needs');
    const entries = command.input.Entries ?? [];
    for (const { EventBusName = '', DetailType = '' } of entries) {
      const resource = EVENT_BUS.attribute('Arn').replace(EVENT_BUS.ref, EventBusName);
      ask({ action: 'events:PutEvents', resource });
      announced.push(DetailType);
    }
    return { FailedEntryCount: 0, Entries: entries.map((_, nth) => ({ EventId: String(nth) })) };
  },
});

export const guardedSns = (): Pick<SNSClient, 'send'> => ({
  async send(command: unknown) {
    if (!(command instanceof PublishCommand)) throw new Error('nobody knows which permissions this call needs');
    const { TopicArn = '', Subject = '' } = command.input;
    ask({ action: 'sns:Publish', resource: TopicArn });
    for (const action of ['kms:Decrypt', 'kms:GenerateDataKey']) ask({ action, resource: keyArn, context: VIA_SNS });
    announced.push(Subject);
    return {};
  },
});

/** Those of the grants that the Lambda never made use of, by name. */
export const neverUsed = (lambda: string, grants: readonly Grant[]): string[] => {
  const requests = used.get(lambda) ?? [];
  return grants
    .filter(
      ({ action, index, keys }) =>
        !requests.some(
          (request) =>
            request.action === action && request.index === index && request.keys.some((key) => isLike(keys, key)),
        ),
    )
    .map(grantName);
};

export const executionActionsUsed = (lambda: string): string[] => [...(usedExecutions.get(lambda) ?? [])].sort();
