import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type AttributeValue, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';

export type Item = Record<string, AttributeValue>;

/** All items whose partition key has this prefix. Reads the whole table. */
export const itemsFrom = async (client: DynamoDBClient, TableName: string, prefix: string): Promise<Item[]> => {
  const found: Item[] = [];
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName,
        FilterExpression: 'begins_with(PK, :prefix)',
        ExpressionAttributeValues: { ':prefix': { S: prefix } },
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    found.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return found;
};

export const putItems = async (client: DynamoDBClient, TableName: string, items: readonly Item[]): Promise<void> => {
  for (const Item of items) await client.send(new PutItemCommand({ TableName, Item }));
};
