import { describe, expect, it } from 'vitest';
import type { Policy } from './policies.ts';
import { documentSchema } from './policy-language.ts';
import { removalsOf, unmissed } from './removals.ts';
import { isAllowed, type Probe, wrong } from './verdict.ts';

/* The proof itself: it sees what is missing, and what is too much. */

const ROLE = 'arn:aws:iam::000000000000:role/teller';
const KEY = 'arn:aws:kms:eu-central-1:000000000000:key/1';
const TOPIC = 'arn:aws:sns:eu-central-1:000000000000:people';

const policy = (kind: Policy['kind'], of: string, ...Statement: object[]): Policy => ({
  kind,
  of,
  statements: documentSchema.parse({ Statement }).Statement,
});
const allow = (parts: object) => ({ Effect: 'Allow', Resource: '*', ...parts });
const probe = (parts: Partial<Probe>): Probe => ({
  ...{ by: ROLE, action: 'kms:Decrypt', resource: KEY, mustBe: 'allowed', why: 'a test' },
  ...parts,
});

const account = { AWS: 'arn:aws:iam::000000000000:root' };
const keyPolicy = policy('resource', KEY, allow({ Principal: account, Action: 'kms:*' }));
const topicPolicy = policy(
  'resource',
  TOPIC,
  allow({ Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: 'sns:Publish', Resource: TOPIC }),
  {
    ...allow({ Principal: '*', Action: 'sns:Publish', Resource: TOPIC }),
    Effect: 'Deny',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  },
);

describe('a verdict', () => {
  const may = policy('identity', ROLE, allow({ Action: 'kms:Decrypt', Resource: KEY }));

  it('needs for a key both the role and a key policy that leaves it to the account', () => {
    expect(isAllowed([may, keyPolicy], probe({}))).toBe(true);
    expect(isAllowed([may], probe({}))).toBe(false);
    expect(isAllowed([keyPolicy], probe({}))).toBe(false);
  });

  it('needs for a service the policy of the resource, whatever roles may do', () => {
    const publish = { action: 'sns:Publish', resource: TOPIC, context: { 'aws:SecureTransport': ['true'] } };
    expect(isAllowed([topicPolicy], probe({ ...publish, by: 'cloudwatch.amazonaws.com' }))).toBe(true);
    expect(isAllowed([topicPolicy], probe({ ...publish, by: 'budgets.amazonaws.com' }))).toBe(false);
  });

  it('is a denial if any statement denies', () => {
    const plain = { action: 'sns:Publish', resource: TOPIC, context: { 'aws:SecureTransport': ['false'] } };
    expect(isAllowed([topicPolicy], probe({ ...plain, by: 'cloudwatch.amazonaws.com' }))).toBe(false);
    const wide = policy('identity', ROLE, allow({ Action: 'sns:Publish' }));
    expect(isAllowed([topicPolicy, wide], probe(plain))).toBe(false);
  });

  it('leaves a role to whom its trust policy names, for an account that it names', () => {
    const Condition = { StringEquals: { 'aws:SourceAccount': '000000000000' } };
    const trust = policy('trust', ROLE, {
      ...{ Effect: 'Allow', Action: 'sts:AssumeRole', Condition },
      Principal: { Service: 'scheduler.amazonaws.com' },
    });
    const taking = (by: string, from: string) =>
      probe({ by, action: 'sts:AssumeRole', resource: ROLE, context: { 'aws:SourceAccount': [from] } });
    expect(isAllowed([trust], taking('scheduler.amazonaws.com', '000000000000'))).toBe(true);
    expect(isAllowed([trust], taking('scheduler.amazonaws.com', '999999999999'))).toBe(false);
    expect(isAllowed([trust], taking('lambda.amazonaws.com', '000000000000'))).toBe(false);
  });

  it('says in words what is wrong', () => {
    expect(wrong([], [probe({})])).toEqual([`a test: ${ROLE} must be allowed kms:Decrypt on ${KEY} {}`]);
  });
});

describe('a removal', () => {
  const keys = (...patterns: string[]) => ({
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  });
  const table = policy(
    'identity',
    ROLE,
    allow({ Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: 'table', Condition: keys('A#*', 'B#*') }),
  );
  const on = (action: string, ...leading: string[]) =>
    probe({ action: `dynamodb:${action}`, resource: 'table', context: { 'dynamodb:LeadingKeys': leading } });
  const all = [on('GetItem', 'A#1'), on('GetItem', 'B#1'), on('PutItem', 'A#1'), on('PutItem', 'B#1')];

  it('takes each value of each action on each resource, and nothing else', () => {
    expect(removalsOf(table).map(({ inWords }) => inWords)).toEqual([
      'Allow dynamodb:GetItem table dynamodb:LeadingKeys A#*',
      'Allow dynamodb:GetItem table dynamodb:LeadingKeys B#*',
      'Allow dynamodb:PutItem table dynamodb:LeadingKeys A#*',
      'Allow dynamodb:PutItem table dynamodb:LeadingKeys B#*',
    ]);
  });

  it('is missed by whoever asked for just that', () => {
    expect(unmissed([table], table, all)).toEqual([]);
    expect(unmissed([table], table, all.slice(1))).toEqual([
      `identity of ${ROLE}: Allow dynamodb:GetItem table dynamodb:LeadingKeys A#*`,
    ]);
  });

  it('is not missed where another statement says the same', () => {
    const twice = policy('identity', ROLE, allow({ Action: 'kms:Decrypt' }), allow({ Action: ['kms:Decrypt'] }));
    expect(unmissed([twice, keyPolicy], twice, [probe({})])).toHaveLength(2);
  });

  it('of a denial is missed by what must be denied', () => {
    const plain = probe({
      ...{ by: 'cloudwatch.amazonaws.com', action: 'sns:Publish', resource: TOPIC, mustBe: 'denied' },
      context: { 'aws:SecureTransport': ['false'] },
    });
    const fine = { ...plain, context: { 'aws:SecureTransport': ['true'] }, mustBe: 'allowed' } as const;
    expect(unmissed([topicPolicy], topicPolicy, [plain, fine])).toEqual([]);
    expect(unmissed([topicPolicy], topicPolicy, [fine])).toHaveLength(1);
  });
});
