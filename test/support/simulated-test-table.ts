import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { Table } from '../../lib/store/shared/table.ts';
import { SimulatedTable } from '../simulation/store/simulated-table.ts';
import type { TestTable } from './dynamodb-table.ts';

/** The simulated table as tests have an engine's, with the few commands more that only they send. */
export function simulatedTestTable(): TestTable {
  const simulated = new SimulatedTable();
  const { name } = simulated;
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'local' }));
  Object.defineProperty(client, 'send', { value: (command: object) => simulatedAnswer(simulated, command) });
  return { table: new Table(client, name), client, name };
}

/** What the simulated table answers. It has changed before this returns, if the command is one that lib/store sends. */
export async function simulatedAnswer(simulated: SimulatedTable, command: object): Promise<object> {
  const { name: TableName } = simulated;
  if (command instanceof GetCommand) return simulated.send(command);
  if (command instanceof BatchGetCommand) return simulated.send(command);
  if (command instanceof QueryCommand) return simulated.send(command);
  if (command instanceof PutCommand) return simulated.send(command);
  if (command instanceof UpdateCommand) return simulated.send(command);
  if (command instanceof TransactWriteCommand) return simulated.send(command);
  if (command instanceof ScanCommand) return { Items: [...simulated.items()] };
  const remove = (Key: Record<string, unknown> | undefined) =>
    simulated.send(new TransactWriteCommand({ TransactItems: [{ Delete: { TableName, Key } }] }));
  if (command instanceof DeleteCommand) return remove(command.input.Key);
  if (command instanceof BatchWriteCommand) {
    for (const { PutRequest, DeleteRequest } of command.input.RequestItems?.[TableName] ?? []) {
      if (DeleteRequest) await remove(DeleteRequest.Key);
      else await simulated.send(new PutCommand({ TableName, Item: PutRequest?.Item }));
    }
    return {};
  }
  throw new Error(`simulated-test-table.ts does not know ${command.constructor.name}: add it there`);
}
