import * as z from 'zod';

/** What a request does with something: several may look at it at once, or change parts of it at once; one has it alone. */
export type Mode = 'looks' | 'changes' | 'alone';

/** By the name of an item, a partition, an index or the engine. */
export type Touches = ReadonlyMap<string, Mode>;

const ENGINE = 'engine';
const text = z.object({ S: z.string() });
const keySchema = z.object({ PK: text, SK: text });
const oneSchema = z.object({ Key: keySchema });
const putSchema = z.object({ Item: keySchema });
const actionSchema = z.object({
  Put: putSchema.optional(),
  Update: oneSchema.optional(),
  Delete: oneSchema.optional(),
  ConditionCheck: oneSchema.optional(),
});
const transactionSchema = z.object({ TransactItems: z.array(actionSchema) });
const transactGetSchema = z.object({ TransactItems: z.array(z.object({ Get: oneSchema })) });
const batchGetSchema = z.object({ RequestItems: z.record(z.string(), z.object({ Keys: z.array(keySchema) })) });
const querySchema = z.object({
  IndexName: z.string().optional(),
  KeyConditionExpression: z.string(),
  ExpressionAttributeValues: z.record(z.string(), z.unknown()),
});

type Key = z.output<typeof keySchema>;

/**
 * What a request of DynamoDB touches. A query looks at a whole partition, one of an index at the whole index, which every
 * write changes. What is none of the usual commands has the engine alone.
 *
 * @param target the header x-amz-target
 */
export const touchesOf = (target: string, body: unknown): Touches => {
  const command = target.replace(/^.*\./, '');
  switch (command) {
    case 'GetItem':
      return touches([oneSchema.parse(body).Key], []);
    case 'PutItem':
      return touches([], [putSchema.parse(body).Item]);
    case 'UpdateItem':
    case 'DeleteItem':
      return touches([], [oneSchema.parse(body).Key]);
    case 'BatchGetItem':
      return touches(
        Object.values(batchGetSchema.parse(body).RequestItems).flatMap(({ Keys }) => Keys),
        [],
      );
    case 'TransactGetItems':
      return touches(
        transactGetSchema.parse(body).TransactItems.map(({ Get }) => Get.Key),
        [],
      );
    case 'TransactWriteItems':
      return ofTransaction(transactionSchema.parse(body).TransactItems);
    case 'Query':
      return ofQuery(querySchema.parse(body));
    default:
      return new Map([[ENGINE, 'alone']]);
  }
};

/** Whether it matters which of two requests comes first. */
export const areInConflict = (one: Touches, other: Touches): boolean =>
  [...one].some(([name, mode]) => {
    const beside = other.get(name);
    return beside !== undefined && (beside !== mode || mode === 'alone');
  });

const itemName = ({ PK, SK }: Key): string => `item ${PK.S} ${SK.S}`;
const partitionName = (partition: string): string => `partition ${partition}`;
const indexName = (index: string): string => `index ${index}`;
const INDEXES = ['GSI1', 'GSI2'].map(indexName);

const touches = (read: readonly Key[], written: readonly Key[]): Touches => {
  const found = new Map<string, Mode>([[ENGINE, 'looks']]);
  for (const key of read) found.set(itemName(key), 'looks');
  for (const key of written) {
    found.set(itemName(key), 'alone');
    found.set(partitionName(key.PK.S), 'changes');
    for (const index of INDEXES) found.set(index, 'changes');
  }
  return found;
};

const ofTransaction = (actions: z.output<typeof transactionSchema>['TransactItems']): Touches =>
  touches(
    actions.flatMap(({ ConditionCheck }) => ConditionCheck?.Key ?? []),
    actions.flatMap(({ Put, Update, Delete }) => Put?.Item ?? Update?.Key ?? Delete?.Key ?? []),
  );

const ofQuery = ({ IndexName, KeyConditionExpression, ExpressionAttributeValues }: z.output<typeof querySchema>) => {
  const looked = (name: string): Touches =>
    new Map<string, Mode>([
      [ENGINE, 'looks'],
      [name, 'looks'],
    ]);
  if (IndexName !== undefined) return looked(indexName(IndexName));
  const [, value = ''] = /(?:PK|#\w+) = (:\w+)/.exec(KeyConditionExpression) ?? [];
  const partition = text.safeParse(ExpressionAttributeValues[value]);
  if (!partition.success) throw new Error(`a query does not name its partition: ${KeyConditionExpression}`);
  return looked(partitionName(partition.data.S));
};
