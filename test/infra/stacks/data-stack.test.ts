import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { propertiesOf, synthesised } from '../synthesised.ts';

describe('the stack of the data', () => {
  const { data } = synthesised();

  it('keeps the logical ids of what must never be replaced', () => {
    const ids = (type: string) => Object.keys(data.findResources(type));
    expect(ids('AWS::DynamoDB::GlobalTable')).toEqual(['TableCD117FA1']);
    expect(ids('AWS::KMS::Key')).toEqual(['TableKeyF581D96F']);
    expect(ids('AWS::Cognito::UserPool')).toEqual(['AdminsUserPool4DA7966C']);
    expect(ids('AWS::Cognito::UserPoolClient')).toEqual(['AdminsUserPoolClient6F5008A5']);
  });

  it.each([
    'AWS::DynamoDB::GlobalTable',
    'AWS::KMS::Key',
    'AWS::Events::EventBus',
    'AWS::Events::Archive',
    'AWS::SNS::Topic',
  ])('keeps its %s when the stack is removed or the resource replaced, but not when its creation failed', (type) => {
    expect(Object.keys(data.findResources(type))).not.toEqual([]);
    data.allResources(type, { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });

  it('gives no name to what it keeps that would be in the way of the next deployment', () => {
    const unique = {
      'Fn::Join': ['-', ['disbursement-dev-events', expect.objectContaining({ 'Fn::Select': expect.anything() })]],
    };
    for (const [type, name] of [
      ['AWS::DynamoDB::GlobalTable', 'TableName'],
      ['AWS::Events::Archive', 'ArchiveName'],
      ['AWS::SNS::Topic', 'TopicName'],
    ] as const) {
      for (const properties of propertiesOf(data, type).values()) expect(properties[name], type).toBeUndefined();
    }
    for (const { Name } of propertiesOf(data, 'AWS::Events::EventBus').values()) expect(Name).toEqual(unique);
  });

  it('makes the table last: nothing that can fail comes after what cannot be deleted', () => {
    const [{ DependsOn } = { DependsOn: [] }] = Object.values(data.findResources('AWS::DynamoDB::GlobalTable'));
    expect(DependsOn).toEqual(expect.arrayContaining(['AdminsUserPoolClient6F5008A5', 'OutsideBus4A8D01B1']));
  });

  it('says where everything is', () => {
    const outputs = ['TableName', 'EventBusName', 'PeopleTopicArn', 'UserPoolId', 'UserPoolClientId'];
    for (const output of outputs) expect(Object.keys(data.findOutputs(output))).toEqual([output]);
  });

  it('protects the table: deletion protection, point-in-time recovery, our own key that rotates', () => {
    data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [
        Match.objectLike({
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': ['TableKeyF581D96F', 'Arn'] } },
        }),
      ],
    });
    data.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  it('tags the table itself, so that the budget counts it: CloudFormation gives it no tags of the stack', () => {
    data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      Replicas: [
        Match.objectLike({
          Tags: Match.arrayEquals([
            { Key: 'application', Value: 'disbursement' },
            { Key: 'stage', Value: 'dev' },
          ]),
        }),
      ],
    });
  });

  it('has one table with two keys-only indexes, a time to live and a stream', () => {
    const index = (name: string) => ({
      IndexName: name,
      KeySchema: [
        { AttributeName: `${name}PK`, KeyType: 'HASH' },
        { AttributeName: `${name}SK`, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    });
    data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: [
        { AttributeName: 'PK', KeyType: 'HASH' },
        { AttributeName: 'SK', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [index('GSI1'), index('GSI2')],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    });
  });

  it('has a bus for systems, whose events can be played again, and a topic for people, encrypted and over TLS only', () => {
    const ids = (type: string) => Object.keys(data.findResources(type));
    expect(ids('AWS::Events::EventBus')).toEqual(['OutsideBus4A8D01B1']);
    expect(ids('AWS::SNS::Topic')).toEqual(['OutsidePeople73016E1A']);
    data.hasResourceProperties('AWS::Events::Archive', { EventPattern: { source: ['disbursement'] } });
    data.hasResourceProperties('AWS::SNS::Topic', {
      KmsMasterKeyId: { 'Fn::GetAtt': ['TableKeyF581D96F', 'Arn'] },
    });
    data.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({ Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } }),
        ]),
      },
    });
  });
});
