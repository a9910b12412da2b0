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
import { type Grant, grantName } from '../../../infra/grants.ts';
import { TRANSLATION } from '../../../lib/store/shared/translation.ts';
import { takeTheShortWay } from '../../support/short-way.ts';
import { bothWays, type ItemRequest, itemRequests } from './dynamodb-requests.ts';
import { allPolicies, rolesOf, stateMachineOf, synthesisedProduct } from './policies.ts';
import { isLike, type Request } from './policy-language.ts';
import { isAllowed, type Probe } from './verdict.ts';

/*
 * Clients that ask the policy of the Lambda that is running before each call, as AWS would, and keep what was
 * asked. Which Lambda runs is known by the asynchronous context, so all of them can share the clients.
 */

export const product = synthesisedProduct();
export const policies = allPolicies(product);
const roles = rolesOf(product);
const tableArn = product.only('AWS::DynamoDB::GlobalTable').attribute('Arn');
const keyArn = product.only('AWS::KMS::Key').attribute('Arn');
const running = new AsyncLocalStorage<string>();
/** The Lambdas that {@link asLambda} ran. */
export const ran = new Set<string>();
export const deployed = [...roles.keys()];

/** The state machines as their starters know them. */
export const STATE_MACHINE_ARN = stateMachineOf(product, 'payout');
export const SCHEDULED_PAYOUTS_ARN = stateMachineOf(product, 'scheduled-payouts');

/** Calls that a policy denied, in words. */
export const denied: string[] = [];
/** What each Lambda did, in the form of grants. */
const used = new Map<string, ItemRequest[]>();
const usedExecutions = new Map<string, Set<string>>();

class AccessDenied extends Error {
  override readonly name = 'AccessDeniedException';
}

/** Runs something as the Lambda of that name. */
export const asLambda = <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
  if (!roles.has(name)) throw new Error(`there is no Lambda ${name}`);
  ran.add(name);
  return running.run(name, work);
};

/** Everything that was asked, each request once. */
const asked = new Map<string, Probe>();
export const askedOnThisDay = (): Probe[] => [...asked.values()];

const ask = (request: Request): string => {
  const lambda = running.getStore();
  if (lambda === undefined) throw new Error(`${request.action} was called outside of asLambda`);
  const call = `${lambda}: ${request.action} ${request.resource} ${JSON.stringify(request.context ?? {})}`;
  // Most calls were made before, and the policies are as they were.
  if (asked.has(call) && !denied.includes(call)) return lambda;
  const probe = probeOf(lambda, request);
  asked.set(call, probe);
  if (isAllowed(policies, probe)) return lambda;
  denied.push(call);
  throw new AccessDenied(call);
};

const probeOf = (lambda: string, request: Request): Probe => {
  const role = roles.get(lambda);
  if (role === undefined) throw new Error(`there is no Lambda ${lambda}`);
  return { ...request, by: role, mustBe: 'allowed', why: lambda };
};

const VIA_DYNAMODB = { 'kms:ViaService': ['dynamodb.eu-central-1.amazonaws.com'] };
const WRITING = ['PutItem', 'UpdateItem', 'DeleteItem'];
/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html */
const KEY_FOR_READING = ['Decrypt', 'DescribeKey'];
const KEY_FOR_WRITING = [
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
];

/** What DynamoDB asks the policy of the caller for, the key of the table included. */
const asPolicyRequests = ({ action, index, keys }: ItemRequest): Request[] => {
  const resource = index === undefined ? tableArn : `${tableArn}/index/${index}`;
  const keyActions = [...KEY_FOR_READING, ...(WRITING.includes(action) ? KEY_FOR_WRITING : [])];
  return [
    { action: `dynamodb:${action}`, resource, context: { 'dynamodb:LeadingKeys': keys } },
    ...keyActions.map((one) => ({ action: `kms:${one}`, resource: keyArn, context: VIA_DYNAMODB })),
  ];
};

const askForItems = (request: ItemRequest): void => {
  const [lambda = ''] = asPolicyRequests(request).map(ask);
  const before = used.get(lambda);
  if (before === undefined) used.set(lambda, [request]);
  else before.push(request);
};

/** What a Lambda would ask for if it used a grant. */
export const asIfUsed = (lambda: string, { action, index, keys }: Grant): Probe[] =>
  asPolicyRequests({ action, index, keys: [keys.replaceAll('*', 'x')], tableName: '' }).map((request) =>
    probeOf(lambda, request),
  );

export const guardedDynamoDb = (): DynamoDBDocumentClient => {
  const dynamodb = new DynamoDBClient({
    endpoint: inject('dynamodbEndpoint'),
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const askThePolicy = (command: string, input: object) => {
    for (const request of bothWays(itemRequests(command, input))) askForItems(request);
  };
  dynamodb.middlewareStack.add(
    (next, { commandName = 'an unnamed command' }) =>
      async (args) => {
        askThePolicy(commandName, args.input);
        return next(args);
      },
    { step: 'initialize', name: 'askThePolicy' },
  );
  const client = DynamoDBDocumentClient.from(dynamodb, {
    marshallOptions: { ...TRANSLATION.marshallOptions },
    unmarshallOptions: { ...TRANSLATION.unmarshallOptions },
  });
  takeTheShortWay(client, inject('dynamodbEndpoint'), (input, operation) => askThePolicy(`${operation}Command`, input));
  return client;
};

type Execution = { readonly input: string; status: 'RUNNING' | 'SUCCEEDED' };
/** By ARN. Lambdas start and describe them through {@link guardedStepFunctions}; the test runs them. */
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
      throw new Error('say in guard.ts which permissions this call of Step Functions needs');
    },
  };
};

/** What went out: types of events, and subjects of messages to people. */
export const announced: string[] = [];
const VIA_SNS = { 'kms:ViaService': ['sns.eu-central-1.amazonaws.com'] };
export const EVENT_BUS = product.only('AWS::Events::EventBus');
export const PEOPLE_TOPIC_ARN = product.only('AWS::SNS::Topic').ref;

export const guardedEventBridge = (): Pick<EventBridgeClient, 'send'> => ({
  async send(command: unknown) {
    if (!(command instanceof PutEventsCommand))
      throw new Error('say in guard.ts which permissions this call of EventBridge needs');
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
    if (!(command instanceof PublishCommand))
      throw new Error('say in guard.ts which permissions this call of SNS needs');
    const { TopicArn = '', Subject = '' } = command.input;
    ask({ action: 'sns:Publish', resource: TopicArn, context: { 'aws:SecureTransport': ['true'] } });
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
