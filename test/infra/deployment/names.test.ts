import { describe, expect, it } from 'vitest';
import { NamesOnAws } from './names-on-aws.ts';
import { HERE, type Place, type Resource, type Template, type Templates, withEverything } from './templates.ts';

const here = withEverything();
const elsewhere = (other: Partial<Place>): readonly [Place, Templates] => {
  const place = { ...HERE, ...other };
  return [place, withEverything(place)];
};
const PLACES = {
  'a second stage in the account and region': elsewhere({ stage: 'test2' }),
  'the stage in a second region of the account': elsewhere({ region: 'eu-west-1' }),
  'the stage in a second account': elsewhere({ account: '222222222222' }),
};

describe('names', () => {
  it.each(Object.entries(PLACES))('of a deployment are not in the way of %s', (_what, [place, templates]) => {
    const aws = new NamesOnAws();
    expect([...aws.deploy(HERE, here), ...aws.deploy(place, templates)]).toEqual([]);
  });

  it('are not in the way when it is deployed again', () => {
    const aws = new NamesOnAws();
    expect([...aws.deploy(HERE, here), ...aws.deploy(HERE, here)]).toEqual([]);
  });

  it('are not in the way after it was removed, again and again', () => {
    const aws = new NamesOnAws();
    for (const _ of [1, 2, 3]) {
      expect(aws.deploy(HERE, here)).toEqual([]);
      aws.destroy(HERE, here);
    }
  });

  it('are not in the way after a first deployment that failed, and then was removed', () => {
    const aws = new NamesOnAws();
    expect(aws.fail(HERE, here)).toEqual([]);
    expect(aws.deploy(HERE, here)).toEqual([]);
    aws.destroy(HERE, here);
    expect(aws.fail(HERE, here)).toEqual([]);
    expect(aws.deploy(HERE, here)).toEqual([]);
  });

  it('are all looked at: made twice, these kinds of things would meet', () => {
    const again = [...here].map(([stack, template]): [string, Template] => [`${stack}Again`, template]);
    const met = new NamesOnAws().deploy(HERE, new Map([...here, ...again])).map((fault) => fault.split(' ')[1]);
    expect([...new Set(met)].sort()).toEqual([
      'AWS::ApiGatewayV2::DomainName',
      'AWS::Budgets::Budget',
      'AWS::CloudFront::Function',
      'AWS::CloudFront::OriginAccessControl',
      'AWS::CloudFront::ResponseHeadersPolicy',
      'AWS::CloudWatch::Dashboard',
      'AWS::Lambda::Function',
      'AWS::Scheduler::Schedule',
      'AWS::Scheduler::ScheduleGroup',
      'AWS::StepFunctions::StateMachine',
      'alarm',
      'export',
      'stack',
    ]);
  });
});

const only = (Type: string, Properties: object, DeletionPolicy?: string): Templates => {
  const resource: Resource = { Type, Properties: { ...Properties }, ...(DeletionPolicy && { DeletionPolicy }) };
  const template: Template = { Resources: { Only: resource }, Parameters: {}, Conditions: {}, Outputs: {} };
  return new Map([['Stack', template]]);
};

describe('a log group', () => {
  const fixed = { LogGroupName: '/payouts' };
  const unique = { LogGroupName: { 'Fn::Join': ['-', ['/payouts', { Ref: 'AWS::StackId' }]] } };
  const exists = ['111111111111/eu-central-1 AWS::Logs::LogGroup /payouts: already exists'];

  it.each<[policy: string, name: object, afterRemoval: string[], afterFailure: string[]]>([
    ['Retain', fixed, exists, exists],
    ['RetainExceptOnCreate', fixed, exists, []],
    ['Delete', fixed, [], []],
    ['Retain', unique, [], []],
    ['Retain', {}, [], []],
  ])('under %s and called %j is found if it stays and is wanted again', (policy, name, afterRemoval, afterFailure) => {
    const templates = only('AWS::Logs::LogGroup', name, policy);
    const removed = new NamesOnAws();
    removed.deploy(HERE, templates);
    removed.destroy(HERE, templates);
    expect(removed.deploy(HERE, templates)).toEqual(afterRemoval);
    const failed = new NamesOnAws();
    failed.fail(HERE, templates);
    expect(failed.deploy(HERE, templates)).toEqual(afterFailure);
  });
});

describe('a name that is the same in', () => {
  const [stage2, region2, account2] = [{ stage: 'test2' }, { region: 'eu-west-1' }, { account: '222222222222' }];
  const role = only('AWS::IAM::Role', { RoleName: 'r' });
  const dashboard = only('AWS::CloudWatch::Dashboard', { DashboardName: 'd' });
  const budget = only('AWS::Budgets::Budget', { Budget: { BudgetName: 'b' } });
  const lambda = only('AWS::Lambda::Function', { FunctionName: 'f' });
  const pages = only('AWS::Cognito::UserPoolDomain', { Domain: 'p' });
  const bucket = only('AWS::S3::Bucket', { BucketName: 'b' });

  it.each<[where: string, other: Partial<Place>, templates: Templates, isInTheWay: boolean]>([
    ['two stages, of a Lambda', stage2, lambda, true],
    ['two stages, of a role', stage2, role, true],
    ['two regions, of a role', region2, role, true],
    ['two regions, of a dashboard', region2, dashboard, true],
    ['two regions, of a budget', region2, budget, true],
    ['two regions, of a bucket', region2, bucket, true],
    ['two regions, of a Lambda', region2, lambda, false],
    ['two accounts, of the pages to sign in', account2, pages, true],
    ['two accounts, of a role', account2, role, false],
  ])('%s', (_where, other, templates, isInTheWay) => {
    const aws = new NamesOnAws();
    expect(aws.deploy(HERE, templates)).toEqual([]);
    expect(aws.deploy({ ...HERE, ...other }, templates)).toHaveLength(isInTheWay ? 1 : 0);
  });

  it('one deployment is found, and a type whose names nobody has looked into is refused', () => {
    const [first, second] = [...only('AWS::CloudWatch::Alarm', { AlarmName: 'a' }).values()];
    expect(second).toBeUndefined();
    const two = new Map(Object.entries({ One: first, Two: first }).flatMap(([id, t]) => (t ? [[id, t]] : [])));
    expect(new NamesOnAws().deploy(HERE, two)).toEqual(['111111111111/eu-central-1 alarm a: already exists']);
    expect(() => new NamesOnAws().deploy(HERE, only('AWS::Kinesis::Stream', {}))).toThrow('Where must the name of');
  });
});
