import { describe, expect, it } from 'vitest';
import { Resolver } from '../../../infra/local/intrinsics.ts';
import type { Template } from '../../../infra/local/template.ts';

const place = { region: 'eu-central-1', account: '000000000000', partition: 'aws' };
const resource = (Type: string, Properties: Record<string, unknown> = {}) => ({ Type, Properties });

const templates = new Map<string, Template>([
  [
    'Stateful',
    {
      Resources: { Table: resource('AWS::DynamoDB::GlobalTable'), Pool: resource('AWS::Cognito::UserPool') },
      Outputs: { Name: { Value: { Ref: 'Table' }, Export: { Name: { 'Fn::Sub': `\${AWS::StackName}:Name` } } } },
    },
  ],
  [
    'Stateless',
    {
      Resources: {
        Pay: resource('AWS::Lambda::Function', { FunctionName: 'shop-pay' }),
        Machine: resource('AWS::StepFunctions::StateMachine', { StateMachineName: 'shop' }),
        Bucket: resource('AWS::S3::Bucket'),
      },
      Outputs: {},
    },
  ],
]);
const resolve = (value: unknown) => new Resolver(templates, place).resolve('Stateless', value);
const payArn = 'arn:aws:lambda:eu-central-1:000000000000:function:shop-pay';

describe('the resolver of intrinsic functions', () => {
  it.each([
    ['plain values as they are', { a: [1, 'b', null, true] }, { a: [1, 'b', null, true] }],
    ['Ref of a resource', { Ref: 'Pay' }, 'shop-pay'],
    ['Ref of a state machine', { Ref: 'Machine' }, 'arn:aws:states:eu-central-1:000000000000:stateMachine:shop'],
    ['Ref of a pseudo parameter', [{ Ref: 'AWS::Region' }, { Ref: 'AWS::Partition' }], ['eu-central-1', 'aws']],
    ['Fn::GetAtt', { 'Fn::GetAtt': ['Pay', 'Arn'] }, payArn],
    ['Fn::GetAtt as text', { 'Fn::GetAtt': 'Pay.Arn' }, payArn],
    ['Fn::Join of what must be resolved first', { 'Fn::Join': ['/', ['a', { Ref: 'Pay' }]] }, 'a/shop-pay'],
    ['Fn::Sub', { 'Fn::Sub': `x-\${Pay}-\${Pay.Arn}-\${!literal}` }, `x-shop-pay-${payArn}-\${literal}`],
    ['Fn::Sub with its own variables', { 'Fn::Sub': [`\${who}!`, { who: { Ref: 'Pay' } }] }, 'shop-pay!'],
    ['Fn::Split and Fn::Select', { 'Fn::Select': ['1', { 'Fn::Split': ['-', { Ref: 'Pay' }] }] }, 'pay'],
    ['Fn::ImportValue of another stack', { 'Fn::ImportValue': 'Stateful:Name' }, 'Table'],
  ])('resolves %s', (_what, value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  it.each([
    ['a function that it does not know', { 'Fn::If': ['a', 'b', 'c'] }, 'Fn::If'],
    ['a resource that does not exist', { Ref: 'Nothing' }, 'Nothing'],
    ['an attribute without a local value', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'Arn of Bucket'],
    ['an export that nobody makes', { 'Fn::ImportValue': 'gone' }, 'gone'],
    ['a selection past the end', { 'Fn::Select': [5, ['a']] }, 'Fn::Select 5'],
  ])('names %s', (_what, value, words) => {
    expect(() => resolve(value)).toThrow(words);
  });
});
