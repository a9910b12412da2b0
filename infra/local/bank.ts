import { type AttributeValue, BatchGetItemCommand, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

/** Under which key of the first index the Mock bank files its movements. */
const MOVEMENTS = 'MOCKBANK#MOVEMENTS';
/** BatchGetItem takes no more. */
const BATCH = 100;

const text = z.object({ S: z.string() }).transform(({ S }) => S);
const keySchema = z.object({ PK: z.object({ S: z.string() }), SK: z.object({ S: z.string() }) });
const movementSchema = z.object({
  reference: text,
  payee: text,
  // An integer of at most 15 digits, which JSON carries exactly; anything else is refused rather than rounded.
  amountMinor: z
    .object({ N: z.string() })
    .transform(({ N }) => Number(N))
    .refine(Number.isSafeInteger),
  currency: text,
  at: text,
});

/** One movement of money in the Mock bank's own books; the reference is the transaction id. */
export type Movement = z.output<typeof movementSchema>;

type Key = Record<string, AttributeValue>;

/** All movements of the Mock bank until `now`, in the order in which they happened; slow payees are paid later. */
export const bankMovements = async (client: DynamoDBClient, table: string, now: Date): Promise<Movement[]> => {
  const keys = await movementKeys(client, table);
  const movements: Movement[] = [];
  for (let from = 0; from < keys.length; from += BATCH) {
    movements.push(...(await readItems(client, table, keys.slice(from, from + BATCH))));
  }
  const made = movements.filter(({ at }) => at <= now.toISOString());
  return made.sort((a, b) => compare(a.at, b.at) || compare(a.reference, b.reference));
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const movementKeys = async (client: DynamoDBClient, table: string): Promise<Key[]> => {
  const keys: Key[] = [];
  let start: Key | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'GSI1',
        KeyConditionExpression: 'GSI1PK = :movements',
        ExpressionAttributeValues: { ':movements': { S: MOVEMENTS } },
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    keys.push(...(page.Items ?? []).map((item) => keySchema.parse(item)));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return keys;
};

const readItems = async (client: DynamoDBClient, table: string, keys: Key[]): Promise<Movement[]> => {
  const movements: Movement[] = [];
  let left: Key[] = keys;
  while (left.length > 0) {
    const answer = await client.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } }),
    );
    movements.push(...(answer.Responses?.[table] ?? []).map((item) => movementSchema.parse(item)));
    left = answer.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return movements;
};
