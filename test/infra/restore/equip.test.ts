import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  type PointInTimeRecoveryStatus,
  type TableDescription,
  TagResourceCommand,
  type TimeToLiveStatus,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { equip } from '../../../infra/restore/equip.ts';

const KEY = 'arn:aws:kms:eu-central-1:123456789012:key/one';
const STREAM = 'arn:aws:dynamodb:eu-central-1:123456789012:table/books/stream/2026';

const keys = (name: string) => [
  { AttributeName: `${name}PK`, KeyType: 'HASH' as const },
  { AttributeName: `${name}SK`, KeyType: 'RANGE' as const },
];
const index = (name: string) => ({
  IndexName: name,
  KeySchema: keys(name),
  Projection: { ProjectionType: 'KEYS_ONLY' as const },
  IndexStatus: 'ACTIVE' as const,
});

/** As DynamoDB leaves a table that it has restored. */
const RESTORED: TableDescription = {
  TableStatus: 'ACTIVE',
  TableArn: 'arn:aws:dynamodb:eu-central-1:123456789012:table/books',
  KeySchema: keys(''),
  GlobalSecondaryIndexes: [index('GSI1'), index('GSI2')],
  BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
  SSEDescription: { Status: 'ENABLED', KMSMasterKeyArn: KEY },
};

describe('a restored table', () => {
  // Of one client only: other tests of the process reach their engine by the class.
  const client = new DynamoDBClient({});
  const dynamodb = mockClient(client);
  const said: string[] = [];
  const run = () => equip(client, { table: 'books', stage: 'staging', tableKeyArn: KEY }, (text) => said.push(text), 1);

  const given = (
    table: TableDescription,
    timeToLive: TimeToLiveStatus = 'DISABLED',
    recovery: PointInTimeRecoveryStatus = 'DISABLED',
  ) => {
    let now = table;
    dynamodb.on(DescribeTableCommand).callsFake(() => ({ Table: now }));
    dynamodb.on(UpdateTableCommand).callsFake(({ StreamSpecification, DeletionProtectionEnabled }) => {
      const changed = { ...now, TableStatus: 'ACTIVE' as const };
      if (StreamSpecification) now = { ...changed, StreamSpecification, LatestStreamArn: STREAM };
      else now = { ...changed, DeletionProtectionEnabled };
      return {};
    });
    dynamodb.on(DescribeTimeToLiveCommand).resolves({ TimeToLiveDescription: { TimeToLiveStatus: timeToLive } });
    dynamodb.on(DescribeContinuousBackupsCommand).resolves({
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: recovery },
      },
    });
    dynamodb.on(UpdateTimeToLiveCommand).resolves({});
    dynamodb.on(UpdateContinuousBackupsCommand).resolves({});
    dynamodb.on(TagResourceCommand).resolves({});
  };

  const inputs = (command: Parameters<typeof dynamodb.commandCalls>[0]) =>
    dynamodb.commandCalls(command).map(({ args }) => args[0].input);

  beforeEach(() => {
    dynamodb.reset();
    said.length = 0;
  });

  it('gets everything that a restore leaves out and the template has', async () => {
    given(RESTORED);
    expect(await run()).toEqual({ name: 'books', streamArn: STREAM });
    expect(inputs(UpdateTableCommand)).toEqual([
      { TableName: 'books', StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } },
      { TableName: 'books', DeletionProtectionEnabled: true },
    ]);
    expect(inputs(UpdateTimeToLiveCommand)).toEqual([
      { TableName: 'books', TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' } },
    ]);
    expect(inputs(UpdateContinuousBackupsCommand)).toEqual([
      { TableName: 'books', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    ]);
    expect(inputs(TagResourceCommand)).toMatchObject([
      {
        ResourceArn: RESTORED.TableArn,
        Tags: [
          { Key: 'application', Value: 'disbursement' },
          { Key: 'stage', Value: 'staging' },
        ],
      },
    ]);
  });

  it('stays as it is where all that is on already: the command may be given again', async () => {
    const whole = {
      ...RESTORED,
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' as const },
      LatestStreamArn: STREAM,
      DeletionProtectionEnabled: true,
    };
    given(whole, 'ENABLED', 'ENABLED');
    expect(await run()).toEqual({ name: 'books', streamArn: STREAM });
    expect(said).toEqual(['tags: set']);
    expect(inputs(UpdateTableCommand)).toEqual([]);
  });

  it.each<[string, Partial<TableDescription>, RegExp]>([
    ['an index is missing', { GlobalSecondaryIndexes: [index('GSI1')] }, /the index GSI2 is missing/],
    [
      'an index is being filled',
      { GlobalSecondaryIndexes: [index('GSI1'), { ...index('GSI2'), IndexStatus: 'CREATING' }] },
      /GSI2 is CREATING/,
    ],
    [
      'an index holds more than keys',
      { GlobalSecondaryIndexes: [index('GSI1'), { ...index('GSI2'), Projection: { ProjectionType: 'ALL' } }] },
      /GSI2 does not hold keys only/,
    ],
    ['it is another table', { KeySchema: keys('ID') }, /its keys are not PK and SK/],
    ['it is encrypted with another key', { SSEDescription: { KMSMasterKeyArn: `${KEY}2` } }, /encrypted with/],
    [
      'its capacity is fixed',
      { BillingModeSummary: { BillingMode: 'PROVISIONED' } },
      /billing mode is not PAY_PER_REQUEST/,
    ],
  ])('is refused, and nothing is switched on, when %s', async (_, change, why) => {
    given({ ...RESTORED, ...change });
    await expect(run()).rejects.toThrow(why);
    expect(inputs(UpdateTableCommand)).toEqual([]);
  });
});
