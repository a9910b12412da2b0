import { randomUUID } from 'node:crypto';
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { Table } from '../../lib/store/shared/table.ts';
import { TRANSLATION } from '../../lib/store/shared/translation.ts';
import { SIMULATED } from './dynamodb-engine.ts';
import { refuseWhatAwsRefuses } from './refuse-what-aws-refuses.ts';
import { takeTheShortWay } from './short-way.ts';
import { simulatedTestTable } from './simulated-test-table.ts';

const KEY_NAMES = ['PK', 'SK', 'GSI1PK', 'GSI1SK', 'GSI2PK', 'GSI2SK'] as const;

/** Whether the tests run on the simulated table, which needs no requests to an engine. */
export const isSimulated = () => inject('dynamodbEndpoint') === SIMULATED;

export type TestTable = { readonly table: Table; readonly client: DynamoDBDocumentClient; readonly name: string };

/**
 * A fresh table with the keys and indexes of the deployed one, on a real DynamoDB engine; with `--mode simulated` a simulated one.
 *
 * @param way of requests to the engine, see {@link takeTheShortWay}
 */
export async function createTestTable(way: 'through the SDK' | 'short' = 'through the SDK'): Promise<TestTable> {
  if (isSimulated()) return simulatedTestTable();
  return createTableAt(inject('dynamodbEndpoint'), way);
}

/** A fresh table on an engine that runs. */
export async function createTableAt(endpoint: string, way: 'through the SDK' | 'short'): Promise<TestTable> {
  const name = `test-${randomUUID()}`;
  const opened = openTableAt(endpoint, name, way);
  await opened.client.send(new CreateTableCommand(tableDefinition(name)));
  return opened;
}

/** A table that the engine has already. */
export function openTableAt(endpoint: string, name: string, way: 'through the SDK' | 'short'): TestTable {
  const dynamodb = new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  dynamodb.middlewareStack.add(
    (next) => async (args) => {
      refuseWhatAwsRefuses(args.input);
      return next(args);
    },
    { step: 'serialize', priority: 'high', name: 'refuseWhatAwsRefuses' },
  );
  const client = DynamoDBDocumentClient.from(dynamodb, TRANSLATION);
  if (way === 'short') takeTheShortWay(client, endpoint, refuseWhatAwsRefuses);
  return { table: new Table(client, name), client, name };
}

/** The keys and indexes of the deployed table. */
export const tableDefinition = (name: string): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: KEY_NAMES.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  KeySchema: keySchema('PK', 'SK'),
  GlobalSecondaryIndexes: ['GSI1', 'GSI2'].map((IndexName) => ({
    IndexName,
    KeySchema: keySchema(`${IndexName}PK`, `${IndexName}SK`),
    Projection: { ProjectionType: 'KEYS_ONLY' },
  })),
});

function keySchema(hash: string, range: string) {
  return [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ];
}
