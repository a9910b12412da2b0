import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  type TableDescription,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  type UpdateTableCommandInput,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { BOOKS_TABLE } from '../books-table.ts';
import { tagsOf } from '../config.ts';
import { tableFaults } from './table-faults.ts';

export interface Equipment {
  readonly table: string;
  readonly stage: string;
  /** The key that the restored table must be encrypted with. If absent, any key will do. */
  readonly tableKeyArn?: string | undefined;
}

export interface Equipped {
  readonly name: string;
  readonly streamArn: string;
}

/** How long to wait for a change of the table. */
const PATIENCE_MS = 30 * 60_000;
const GLANCE_MS = 5_000;

/**
 * Switches on what a restored table lacks, compared with the template: stream, time to live, point-in-time recovery,
 * deletion protection, tags. What is on already stays as it is, so it is safe to repeat.
 *
 * @throws Error that names everything that is wrong and cannot be switched on
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery.Tutorial.html
 */
export const equip = async (
  client: DynamoDBClient,
  { table, stage, tableKeyArn }: Equipment,
  say: (text: string) => void,
  glanceMs = GLANCE_MS,
): Promise<Equipped> => {
  const active = () => untilActive(client, table, glanceMs);
  const found = await active();
  const faults = tableFaults(found, tableKeyArn);
  if (faults.length > 0) throw new Error(`${table} cannot be used: ${faults.join('; ')}.`);
  if (found.StreamSpecification?.StreamEnabled !== true) {
    await change(client, { TableName: table, StreamSpecification: STREAM });
    say('stream: switched on');
    await active();
  } else if (found.StreamSpecification.StreamViewType !== BOOKS_TABLE.streamViewType) {
    throw new Error(`the stream of ${table} shows ${found.StreamSpecification.StreamViewType}: switch it off first.`);
  }
  if (found.DeletionProtectionEnabled !== true) {
    await change(client, { TableName: table, DeletionProtectionEnabled: true });
    say('deletion protection: switched on');
    await active();
  }
  await switchOnTimeToLive(client, table, say);
  await switchOnRecovery(client, table, say);
  const { TableArn, LatestStreamArn } = await active();
  if (TableArn === undefined || LatestStreamArn === undefined) throw new Error(`${table} has no stream.`);
  const Tags = Object.entries(tagsOf({ stage })).map(([Key, Value]) => ({ Key, Value }));
  await client.send(new TagResourceCommand({ ResourceArn: TableArn, Tags }));
  say('tags: set');
  return { name: table, streamArn: LatestStreamArn };
};

const STREAM = { StreamEnabled: true, StreamViewType: BOOKS_TABLE.streamViewType };

const change = (client: DynamoDBClient, input: UpdateTableCommandInput) => client.send(new UpdateTableCommand(input));

const switchOnTimeToLive = async (client: DynamoDBClient, TableName: string, say: (text: string) => void) => {
  const { TimeToLiveDescription: now } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
  if (now?.TimeToLiveStatus === 'ENABLED' || now?.TimeToLiveStatus === 'ENABLING') return;
  const TimeToLiveSpecification = { Enabled: true, AttributeName: BOOKS_TABLE.timeToLiveAttribute };
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  say('time to live: switched on');
};

const switchOnRecovery = async (client: DynamoDBClient, TableName: string, say: (text: string) => void) => {
  const { ContinuousBackupsDescription: now } = await client.send(new DescribeContinuousBackupsCommand({ TableName }));
  if (now?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED') return;
  const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
  await client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
  say('point-in-time recovery: switched on');
};

const untilActive = async (client: DynamoDBClient, TableName: string, glanceMs: number): Promise<TableDescription> => {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    if (Table?.TableStatus === 'ACTIVE') return Table;
    if (performance.now() > deadline) throw new Error(`${TableName} is still ${Table?.TableStatus}.`);
    await sleep(glanceMs);
  }
};
