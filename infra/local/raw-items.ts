import { type AttributeValue, BatchGetItemCommand, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

/** An item in the engine's own format: `{S: …}`, `{N: …}`. */
export type RawItem = Record<string, AttributeValue>;

/** BatchGetItem takes at most this many. */
const BATCH = 100;

const text = z.object({ S: z.string() });
const indexedSchema = z.object({ PK: text, SK: text, GSI1SK: text });
export type Indexed = z.output<typeof indexedSchema>;

/** Every entry of one partition of the first index, from a sort key on. */
export const indexedItems = async (
  client: DynamoDBClient,
  table: string,
  partition: string,
  from = ' ',
): Promise<Indexed[]> => {
  const found: Indexed[] = [];
  let start: RawItem | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'GSI1',
        KeyConditionExpression: 'GSI1PK = :partition AND GSI1SK >= :from',
        ExpressionAttributeValues: { ':partition': { S: partition }, ':from': { S: from } },
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    found.push(...(page.Items ?? []).map((item) => indexedSchema.parse(item)));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return found;
};

/** The items themselves, strongly consistent, in any order. */
export const readItems = async (
  client: DynamoDBClient,
  table: string,
  keys: readonly Pick<Indexed, 'PK' | 'SK'>[],
): Promise<RawItem[]> => {
  const items: RawItem[] = [];
  for (let from = 0; from < keys.length; from += BATCH) {
    let left: RawItem[] = keys.slice(from, from + BATCH).map(({ PK, SK }) => ({ PK, SK }));
    while (left.length > 0) {
      const answer = await client.send(
        new BatchGetItemCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } }),
      );
      items.push(...(answer.Responses?.[table] ?? []));
      left = answer.UnprocessedKeys?.[table]?.Keys ?? [];
    }
  }
  return items;
};
