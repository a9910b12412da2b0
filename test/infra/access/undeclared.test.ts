import { describe, expect, it } from 'vitest';
import { Product } from '../../../infra/local/product.ts';
import { templateSchema } from '../../../infra/local/template.ts';
import { integrationProbes, undeclared } from './integrations/needs.ts';

const productOf = (Resources: object) =>
  new Product(
    { templates: new Map([['Data', templateSchema.parse({ Resources })]]), assets: new Map() },
    { region: 'eu-central-1', account: '000000000000', partition: 'aws' },
  );

describe('what AWS does in our name, and nobody has thought about', () => {
  it('is found: a type of resource', () => {
    const pipe = { Type: 'AWS::Pipes::Pipe', Properties: {} };
    expect(undeclared(productOf({ Pipe: pipe }))).toEqual([
      expect.stringMatching(
        /^nobody has said what AWS::Pipes::Pipe needs \(Data Pipe\).*test\/infra\/access\/integrations/,
      ),
    ]);
  });

  it('is found: a reference in a property, by reference, by import or by ARN', () => {
    for (const value of [
      { Ref: 'Key' },
      { 'Fn::GetAtt': ['Key', 'Arn'] },
      { 'Fn::ImportValue': 'k' },
      'arn:aws:kms:x',
    ]) {
      const bus = { Type: 'AWS::Events::EventBus', Properties: { KmsKeyIdentifier: value } };
      expect(undeclared(productOf({ Bus: bus }))).toEqual([
        expect.stringMatching(/^nobody has said what the reference in KmsKeyIdentifier of AWS::Events::EventBus needs/),
      ]);
    }
  });

  it('is found: a kind of target or of subscriber', () => {
    const alarm = { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: ['arn:aws:ssm:eu-central-1:0:x'] } };
    expect(() => integrationProbes(productOf({ Alarm: alarm }))).toThrow('nobody has said what handing over to');
    const subscription = { Type: 'AWS::SNS::Subscription', Properties: { Protocol: 'sqs' } };
    expect(() => integrationProbes(productOf({ Sub: subscription }))).toThrow('nobody has said what the subscription');
  });
});
