import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { synthesised } from '../synthesised.ts';

describe('the stateful stack', () => {
  const { stateful } = synthesised();

  it('keeps the logical ids of what must never be replaced', () => {
    const ids = (type: string) => Object.keys(stateful.findResources(type));
    expect(ids('AWS::DynamoDB::GlobalTable')).toEqual(['TableCD117FA1']);
    expect(ids('AWS::KMS::Key')).toEqual(['TableKeyF581D96F']);
    expect(ids('AWS::Cognito::UserPool')).toEqual(['AdminsUserPool4DA7966C']);
    expect(ids('AWS::Cognito::UserPoolClient')).toEqual(['AdminsUserPoolClient6F5008A5']);
  });

  it('keeps table and key when the stack is removed or a resource replaced', () => {
    for (const type of ['AWS::DynamoDB::GlobalTable', 'AWS::KMS::Key']) {
      stateful.allResources(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  it('protects the table: deletion protection, point-in-time recovery, our own key that rotates', () => {
    stateful.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
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
    stateful.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
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
    stateful.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
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
    const ids = (type: string) => Object.keys(stateful.findResources(type));
    expect(ids('AWS::Events::EventBus')).toEqual(['OutsideBus4A8D01B1']);
    expect(ids('AWS::SNS::Topic')).toEqual(['OutsidePeople73016E1A']);
    stateful.hasResourceProperties('AWS::Events::EventBus', { Name: 'disbursement-dev-events' });
    stateful.hasResourceProperties('AWS::Events::Archive', { EventPattern: { source: ['disbursement'] } });
    stateful.hasResourceProperties('AWS::SNS::Topic', {
      KmsMasterKeyId: { 'Fn::GetAtt': ['TableKeyF581D96F', 'Arn'] },
    });
    stateful.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({ Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } }),
        ]),
      },
    });
  });
});
