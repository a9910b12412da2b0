import * as z from 'zod';
import type { LocalResource, Product } from '../../../../infra/local/product.ts';
import type { Probe } from '../verdict.ts';
import { arnOf, type NeedsByType } from './needs-of-type.ts';

/* What AWS does for whatever keeps data (logs, table, key, buckets, queues, topics), and the policies themselves. */

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
const ofLogGroup = (group: LocalResource, product: Product): Probe[] => {
  const key = z.string().optional().parse(group.property('KmsKeyId'));
  if (key === undefined) return [];
  const context = { 'kms:EncryptionContext:aws:logs:arn': [arnOf(product, 'logs', `log-group:${group.ref}`)] };
  return ['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo', 'GenerateDataKey', 'DescribeKey'].map((action) => ({
    ...{ by: `logs.${product.place.region}.amazonaws.com`, action: `kms:${action}`, resource: key, context },
    ...{ mustBe: 'allowed', why: `the log ${group.ref}` },
  }));
};

export const STORAGE_TYPES: NeedsByType = {
  // DynamoDB uses the key by grants that the deployer makes, and in the name of whoever calls it, which is asked for there.
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
  'AWS::DynamoDB::GlobalTable': { refersIn: ['Replicas'] },
  'AWS::KMS::Key': { refersIn: ['KeyPolicy'] },
  'AWS::KMS::Alias': { refersIn: ['TargetKeyId'] },
  // Encrypted with a key of AWS's own; one of ours would be a reference in KmsKeyIdentifier.
  'AWS::Events::EventBus': { refersIn: ['Name'] },
  'AWS::Events::Archive': { refersIn: ['SourceArn'] },
  // Who publishes or sends is asked for the key.
  'AWS::SNS::Topic': { refersIn: ['KmsMasterKeyId'] },
  'AWS::SQS::Queue': { refersIn: ['KmsMasterKeyId'] },
  'AWS::Logs::LogGroup': { refersIn: ['LogGroupName', 'KmsKeyId'], needs: ofLogGroup },

  // These say what is allowed (policies.ts).
  'AWS::IAM::Role': { refersIn: ['AssumeRolePolicyDocument', 'Policies'] },
  'AWS::IAM::Policy': { refersIn: ['Roles', 'PolicyDocument'] },
  'AWS::SNS::TopicPolicy': { refersIn: ['Topics', 'PolicyDocument'] },
  'AWS::SQS::QueuePolicy': { refersIn: ['Queues', 'PolicyDocument'] },
  'AWS::Lambda::Permission': { refersIn: ['FunctionName', 'SourceArn'] },
};
