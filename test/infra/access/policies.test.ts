import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Access, grantsOf } from '../../../infra/data-access.ts';
import { EXECUTION_FUNCTIONS } from '../../../infra/execution-functions.ts';
import { grantName, type IndexName } from '../../../infra/grants.ts';
import { SCHEDULED_PAYOUT_FUNCTIONS } from '../../../infra/scheduled-payout-functions.ts';
import { SCHEDULES } from '../../../infra/schedules.ts';
import { ACCESS } from './access-table.ts';
import { policiesOf, stateMachineOf, synthesisedProduct } from './policies.ts';
import { allows, type Statement } from './policy-language.ts';

const product = synthesisedProduct();
const policies = policiesOf(product);
const tableArn = product.only('AWS::DynamoDB::GlobalTable').attribute('Arn');
const streamArn = product.only('AWS::DynamoDB::GlobalTable').attribute('StreamArn');
const keyArn = product.only('AWS::KMS::Key').attribute('Arn');
const [machineArn, scheduledArn] = [stateMachineOf(product, 'payout'), stateMachineOf(product, 'scheduled-payouts')];

const serviceOf = (action: string) => action.slice(0, action.indexOf(':'));

/** The statements with only what they say of that service; the CDK puts what is allowed everywhere into one. */
const about = (statements: readonly Statement[], service: string) =>
  statements
    .map((statement) => ({ ...statement, Action: statement.Action.filter((action) => serviceOf(action) === service) }))
    .filter(({ Action }) => Action.length > 0);

/** What the statements about the table allow, in the words of the profiles. */
const tableGrants = (statements: readonly Statement[]): string[] =>
  about(statements, 'dynamodb').flatMap(({ Action, Resource, Condition }) => {
    if (Resource.every((resource) => resource === streamArn)) return [];
    if (Action.join() === 'dynamodb:ListStreams') return [];
    const keys = Condition?.['ForAllValues:StringLike']['dynamodb:LeadingKeys'] ?? ['(any key)'];
    return Resource.flatMap((resource) =>
      Action.flatMap((action) =>
        keys.map((key) => {
          const [, name = ''] = action.split(':');
          if (resource === tableArn) return `${name} ${key}`;
          return `${name} ${resource.replace(`${tableArn}/index/`, '')} ${key}`;
        }),
      ),
    );
  });

const stateActions = ({ executions = [], startsScheduledRuns }: Omit<Access, 'data'>): string[] =>
  [
    ...executions.map((action) =>
      action === 'StartExecution'
        ? `states:${action} ${machineArn}`
        : `states:${action} ${machineArn.replace(':stateMachine:', ':execution:')}:*`,
    ),
    ...(startsScheduledRuns ? [`states:StartExecution ${scheduledArn}`] : []),
  ].sort();

const queueArn = (logicalId: RegExp): string | undefined =>
  product
    .all('AWS::SQS::Queue')
    .find((queue) => logicalId.test(queue.logicalId))
    ?.attribute('Arn');

describe('the policy of a Lambda', () => {
  it.each(Object.entries(ACCESS))('%s allows exactly what its row says', (name, { data, ...starts }) => {
    const statements = policies.get(name) ?? [];
    expect(tableGrants(statements).sort()).toEqual(grantsOf(data).map(grantName).sort());
    expect(
      about(statements, 'states')
        .flatMap(({ Action, Resource }) => Action.flatMap((one) => Resource.map((resource) => `${one} ${resource}`)))
        .sort(),
    ).toEqual(stateActions(starts));
  });

  it.each([...policies.keys()])('%s names its resources, except for actions that have none', (name) => {
    const statements = policies.get(name) ?? [];
    const wide = statements.filter(({ Resource }) => Resource.includes('*'));
    const listing = name === 'publish-events' ? ['dynamodb:ListStreams'] : [];
    expect(wide.flatMap(({ Action }) => Action).sort()).toEqual([
      ...listing,
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ]);
    for (const { Action } of statements) expect(Action.join()).not.toContain('*');
    const services = new Set(statements.flatMap(({ Action }) => Action.map(serviceOf)));
    const known = ['dynamodb', 'states', 'kms', 'logs', 'xray', 'events', 'sns', 'sqs'];
    expect([...services].filter((service) => !known.includes(service))).toEqual([]);
  });

  it('lets nobody but publish-events speak to the outside, on the one bus and the one topic; what schedules fire may tell a queue that it failed', () => {
    for (const [name, statements] of policies) {
      const outside = ['events', 'sns', 'sqs'].flatMap((service) => about(statements, service));
      const allowed = outside.map(({ Action, Resource }) => [...Action, ...Resource]);
      expect(allowed).toEqual(
        name === 'publish-events'
          ? [
              ['events:PutEvents', product.only('AWS::Events::EventBus').attribute('Arn')],
              ['sns:Publish', product.only('AWS::SNS::Topic').ref],
              ['sqs:SendMessage', queueArn(/Unannounced/)],
            ]
          : SCHEDULES.some((row) => row.name === name)
            ? [['sqs:SendMessage', queueArn(/SchedulesLost/)]]
            : [],
      );
      const reading = about(statements, 'dynamodb').filter(({ Resource }) => Resource.includes(streamArn));
      expect(reading).toHaveLength(name === 'publish-events' ? 1 : 0);
    }
  });

  it.each([...policies.keys()])('%s has all key patterns of an action on the table in one statement', (name) => {
    const onTable = (policies.get(name) ?? []).flatMap(({ Action, Resource }) =>
      Action.filter((action) => action.startsWith('dynamodb:')).flatMap((action) =>
        Resource.map((resource) => `${action} ${resource}`),
      ),
    );
    expect(onTable).toEqual([...new Set(onTable)]);
  });

  it.each([...policies.keys()])('%s is below the size that IAM takes', (name) => {
    // All inline policies of a role have 10,240 characters together. Names are longer on AWS than here: 120 each are added.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    const statements = policies.get(name) ?? [];
    const resources = statements.flatMap(({ Resource }) => Resource);
    expect(JSON.stringify(statements).length + 120 * resources.length).toBeLessThan(10_240);
  });

  it.each(['authorizer', 'name-person'])('lets %s write its log and its traces, and nothing else', (name) => {
    const actions = (policies.get(name) ?? []).flatMap(({ Action }) => Action.map((one) => one.split(':')[0]));
    expect([...new Set(actions)].sort()).toEqual(['logs', 'xray']);
  });

  it('writes no log but its own', () => {
    const logs = [...policies.values()].map((statements) =>
      about(statements, 'logs').flatMap(({ Resource }) => Resource),
    );
    expect(new Set(logs.flat()).size).toBe(policies.size);
    for (const own of logs) expect(own).toHaveLength(1);
  });

  it('lets only those who pay or look up reach the bank, and only the steps that own the slot move it', () => {
    const reaching = (grant: string) =>
      [...policies].filter(([, statements]) => tableGrants(statements).includes(grant)).map(([name]) => name);
    expect(reaching('BatchGetItem MOCKBANK#*').sort()).toEqual([
      'confirm-payments',
      'get-reconciliation-report',
      'pay-chunk',
      'receive-webhook',
      'replay-webhook-event',
      'resolve-transaction',
      'sweep',
    ]);
    expect(reaching('PutItem MOCKBANK#*').sort()).toEqual([
      'confirm-payments',
      'get-reconciliation-report',
      'pay-chunk',
      'receive-webhook',
      'replay-webhook-event',
      'resolve-transaction',
      'sweep',
    ]);
    expect(reaching('DeleteItem SLOT').sort()).toEqual(['finalize-batch', 'park-batch', 'settle-batch']);
    expect(reaching('PutItem SLOT').sort()).toEqual(['acquire-slot', 'sweep']);
    expect(reaching('PutItem SETTINGS').sort()).toEqual(['change-config', 'withdraw-config-change']);
  });

  it('deletes only links of payee ids and of account holders, search entries, looks for returns that are no longer due, and the slot', () => {
    const deleting = [...policies.values()].flatMap(tableGrants).filter((grant) => grant.startsWith('DeleteItem'));
    const kinds = ['HOLDER#*', 'RETURNS', 'RISEID#*', 'SEARCH#*', 'SLOT'];
    expect([...new Set(deleting)].sort()).toEqual(kinds.map((keys) => `DeleteItem ${keys}`));
  });
});

describe('a request that no profile names', () => {
  const query = (keys: readonly string[], index?: IndexName) => ({
    action: 'dynamodb:Query',
    resource: index === undefined ? tableArn : `${tableArn}/index/${index}`,
    ...(keys.length > 0 && { context: { 'dynamodb:LeadingKeys': keys } }),
  });
  const ask = (name: string, request: Parameters<typeof allows>[1]) => allows(policies.get(name) ?? [], request);

  it('is denied: another partition, another index, another table', () => {
    expect(ask('get-batch', query(['BATCH#1']))).toBe(true);
    expect(ask('get-batch', query(['AFFILIATE#1']))).toBe(false);
    expect(ask('get-batch', query(['BATCHES']))).toBe(false);
    expect(ask('get-batch', query(['BATCH#1'], 'GSI1'))).toBe(false);
    expect(ask('get-batch', { ...query(['BATCH#1']), resource: `${tableArn}2` })).toBe(false);
  });

  it('is denied: one key of many is another', () => {
    expect(ask('get-batch', query(['BATCH#1', 'SLOT']))).toBe(false);
  });

  it('is denied: no key at all', () => {
    expect(ask('get-batch', query([]))).toBe(false);
  });

  it('is denied: an index of another kind of partition', () => {
    expect(ask('list-payable-affiliates', query(['PAYABLE#USD#0'], 'GSI1'))).toBe(true);
    expect(ask('list-payable-affiliates', query(['MOCKBANK#MOVEMENTS'], 'GSI1'))).toBe(false);
  });

  it('is denied: the key of the table, but not through DynamoDB', () => {
    const decrypt = { action: 'kms:Decrypt', resource: keyArn };
    const via = (service: string) => ({ ...decrypt, context: { 'kms:ViaService': [service] } });
    expect(ask('get-batch', via('dynamodb.eu-central-1.amazonaws.com'))).toBe(true);
    expect(ask('get-batch', decrypt)).toBe(false);
    expect(ask('get-batch', via('s3.eu-central-1.amazonaws.com'))).toBe(false);
    expect(ask('get-batch', { ...via('dynamodb.eu-central-1.amazonaws.com'), action: 'kms:Encrypt' })).toBe(false);
  });

  it('is denied: the executions of another state machine', () => {
    const describeExecution = (machine: string) => ({
      action: 'states:DescribeExecution',
      resource: `${machine.replace(':stateMachine:', ':execution:')}:batch-1-1`,
    });
    expect(ask('sweep', describeExecution(machineArn))).toBe(true);
    expect(ask('sweep', describeExecution(`${machineArn}2`))).toBe(false);
    expect(ask('start-next-batch', describeExecution(machineArn))).toBe(false);
  });

  it('is denied: to start executions of the other state machine', () => {
    const start = (resource: string) => ({ action: 'states:StartExecution', resource });
    expect(ask('payouts', start(scheduledArn))).toBe(true);
    expect(ask('payouts', start(machineArn))).toBe(false);
    expect(ask('queue-scheduled-batches', start(machineArn))).toBe(true);
    expect(ask('queue-scheduled-batches', start(scheduledArn))).toBe(false);
  });
});

describe('the roles of services', () => {
  const inline = z.array(
    z.object({
      PolicyDocument: z.object({
        Statement: z.array(z.looseObject({ Action: z.unknown(), Resource: z.unknown() })),
      }),
    }),
  );
  const roles = product
    .all('AWS::IAM::Role')
    .map((role) => ({ ref: role.ref, policies: inline.optional().parse(role.property('Policies')) ?? [] }))
    .filter(({ policies: own }) => own.length > 0);

  it('invoke each its own Lambdas by name, and nothing that is written after the name', () => {
    const invoked = roles.map(({ policies: own }) =>
      own
        .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
        .filter(({ Action }) => Action === 'lambda:InvokeFunction')
        .flatMap(({ Resource }) => Resource)
        .sort(),
    );
    const arn = (name: string) => `arn:aws:lambda:eu-central-1:000000000000:function:disbursement-dev-${name}`;
    const own = [EXECUTION_FUNCTIONS, SCHEDULED_PAYOUT_FUNCTIONS, ...SCHEDULES.map(({ name }) => [name])];
    expect(invoked.sort()).toEqual(own.map((names) => names.map(arn).sort()).sort());
  });

  it('get no managed policy', () => {
    for (const role of product.all('AWS::IAM::Role')) expect(role.property('ManagedPolicyArns')).toBeUndefined();
  });
});
