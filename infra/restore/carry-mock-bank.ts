import { type AttributeValue, BatchWriteItemCommand, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { split } from '../../lib/domain/shared/split.ts';

type Item = Record<string, AttributeValue>;

/** BatchWriteItem takes at most this many. */
const BATCH = 25;

/**
 * Copies the books of the Mock bank from the old table into the restored one. A real bank does not go back with our table,
 * but the Mock bank's books are in it. Reads the whole table. Safe to repeat.
 *
 * @returns how many items were copied
 */
export const carryMockBank = async (client: DynamoDBClient, from: string, to: string): Promise<number> => {
  let carried = 0;
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: from,
        ConsistentRead: true,
        FilterExpression: 'begins_with(PK, :bank)',
        ExpressionAttributeValues: { ':bank': { S: 'MOCKBANK#' } },
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    const items: Item[] = page.Items ?? [];
    for (const some of split(items, BATCH)) await write(client, to, some);
    carried += items.length;
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return carried;
};

const write = async (client: DynamoDBClient, table: string, items: readonly Item[]): Promise<void> => {
  let left = items.map((item) => ({ PutRequest: { Item: item } }));
  while (left.length > 0) {
    const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: left } }));
    left = (UnprocessedItems?.[table] ?? []).flatMap(({ PutRequest }) =>
      PutRequest?.Item ? [{ PutRequest: { Item: PutRequest.Item } }] : [],
    );
  }
};
