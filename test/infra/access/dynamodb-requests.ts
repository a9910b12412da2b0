import * as z from 'zod';

/*
 * What a call of the DynamoDB API asks the caller's policy for: one permission per operation of a transaction,
 * and none for the transaction itself.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */

export interface ItemRequest {
  readonly action: string;
  readonly tableName: string;
  readonly index?: string | undefined;
  /** Partition keys: of the table, or of the index that is queried. */
  readonly keys: readonly string[];
}

const keyed = z.object({ TableName: z.string(), Key: z.object({ PK: z.string() }) });
const put = z.object({ TableName: z.string(), Item: z.object({ PK: z.string() }) });
const query = z.object({
  TableName: z.string(),
  IndexName: z.string().optional(),
  KeyConditionExpression: z.string().regex(/^#pk = :pk( AND |$)/),
  ExpressionAttributeNames: z.object({ '#pk': z.string() }),
  ExpressionAttributeValues: z.object({ ':pk': z.string() }),
});
const batchGet = z.object({
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(z.object({ PK: z.string() })) })),
});
const transaction = z.object({
  TransactItems: z.array(
    z.union([
      z.strictObject({ Put: put }),
      z.strictObject({ Update: keyed }),
      z.strictObject({ Delete: keyed }),
      z.strictObject({ ConditionCheck: keyed }),
    ]),
  ),
});

const onItem = (action: string, { TableName, Key }: z.output<typeof keyed>): ItemRequest => ({
  action,
  tableName: TableName,
  keys: [Key.PK],
});
const onNewItem = ({ TableName, Item }: z.output<typeof put>): ItemRequest =>
  onItem('PutItem', { TableName, Key: Item });

/**
 * @param command its name in the SDK; the input is the document client's, before it is translated.
 * @throws Error for a call that the product is not known to make.
 */
export const itemRequests = (command: string, input: unknown): ItemRequest[] => {
  switch (command) {
    case 'GetItemCommand':
      return [onItem('GetItem', keyed.parse(input))];
    case 'PutItemCommand':
      return [onNewItem(put.parse(input))];
    case 'UpdateItemCommand':
      return [onItem('UpdateItem', keyed.parse(input))];
    case 'BatchGetItemCommand':
      return Object.entries(batchGet.parse(input).RequestItems).map(([tableName, { Keys }]) => ({
        action: 'BatchGetItem',
        tableName,
        keys: Keys.map(({ PK }) => PK),
      }));
    case 'QueryCommand': {
      const { TableName, IndexName, ExpressionAttributeNames, ExpressionAttributeValues } = query.parse(input);
      const partitionKey = IndexName === undefined ? 'PK' : `${IndexName}PK`;
      if (ExpressionAttributeNames['#pk'] !== partitionKey)
        throw new Error('the product queries by a partition key only; this query has another one');
      return [{ action: 'Query', tableName: TableName, index: IndexName, keys: [ExpressionAttributeValues[':pk']] }];
    }
    case 'TransactWriteItemsCommand':
      return transaction.parse(input).TransactItems.map((item) => {
        if ('Put' in item) return onNewItem(item.Put);
        if ('Update' in item) return onItem('UpdateItem', item.Update);
        if ('Delete' in item) return onItem('DeleteItem', item.Delete);
        return onItem('ConditionCheckItem', item.ConditionCheck);
      });
    default:
      throw new Error(`say in dynamodb-requests.ts which permissions ${command} needs`);
  }
};

/**
 * A call as its permissions may be asked for: item by item, and with all keys of an action together. AWS does not say which
 * of the two DynamoDB does for a transaction, so a policy has to allow both.
 */
export const bothWays = (requests: readonly ItemRequest[]): ItemRequest[] => {
  const oneByOne = requests.flatMap((request) => request.keys.map((key) => ({ ...request, keys: [key] })));
  const together = [
    ...Map.groupBy(requests, ({ action, tableName, index }) => JSON.stringify([action, tableName, index])).values(),
  ]
    .map((same) => ({ same, keys: [...new Set(same.flatMap(({ keys }) => keys))] }))
    .filter(({ keys }) => keys.length > 1)
    .flatMap(({ same: [first], keys }) => (first === undefined ? [] : [{ ...first, keys }]));
  return [...oneByOne, ...together];
};
