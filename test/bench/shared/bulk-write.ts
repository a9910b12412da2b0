import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import pMap from 'p-map';
import { split } from '../../../lib/domain/shared/split.ts';
import type { RawItem } from '../../../lib/store/shared/table.ts';

/** The most that a BatchWriteItem takes (DynamoDB API reference). */
const ITEMS_PER_REQUEST = 25;
const PARALLEL_REQUESTS = 8;

interface Target {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
}

/**
 * Puts items of distinct keys, without any condition.
 *
 * @throws Error if the engine leaves some of them out
 */
export const bulkWrite = async ({ client, tableName }: Target, items: Iterable<RawItem>): Promise<void> => {
  await pMap(
    split([...items], ITEMS_PER_REQUEST),
    async (some) => {
      const RequestItems = { [tableName]: some.map((Item) => ({ PutRequest: { Item } })) };
      const { UnprocessedItems = {} } = await client.send(new BatchWriteCommand({ RequestItems }));
      if (Object.keys(UnprocessedItems).length > 0) throw new Error('the engine left items unwritten');
    },
    { concurrency: PARALLEL_REQUESTS },
  );
};
