import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  GetCommand,
  type GetCommandOutput,
  PutCommand,
  type PutCommandOutput,
  QueryCommand,
  type QueryCommandOutput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  type TransactWriteCommandOutput,
  UpdateCommand,
  type UpdateCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import pMap from 'p-map';
import pRetry from 'p-retry';
import { split } from '../../domain/shared/split.ts';
import type { Key } from '../keys.ts';
import { OF_WHOLE_ITEMS, type TRANSLATION } from './translation.ts';

/** An item as the table returns it. Numbers are bigints (see translation.ts), and the rest is still to be parsed. */
export type RawItem = Record<string, unknown>;

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Untabled<Name extends keyof TransactItem> = Omit<
  NonNullable<TransactItem[Name]>,
  'TableName' | 'ReturnValuesOnConditionCheckFailure'
>;

/** One operation of a transaction; the table's name is filled in. */
export type Write =
  | { readonly Put: Untabled<'Put'> }
  | { readonly Update: Untabled<'Update'> }
  | { readonly Delete: Untabled<'Delete'> }
  | { readonly ConditionCheck: Untabled<'ConditionCheck'> };

/**
 * A condition that failed: which write of the transaction, and the item that was there instead (absent if there was none).
 */
export type Refusal = { readonly index: number; readonly item: RawItem | undefined };

export type QueryRange = {
  readonly index?: 'GSI1' | 'GSI2';
  readonly pk: string;
  /** Only keys with this prefix. */
  readonly prefix?: string;
  /** Only sort keys from `low` to `high`, both included. */
  readonly between?: { readonly low: string; readonly high: string };
  readonly descending?: boolean;
};

export type Page<T> = { readonly items: readonly T[]; readonly lastKey?: RawItem | undefined };

/** Keys per BatchGetItem, and how many of those calls run side by side. */
const BATCH_GET_KEYS = 100;
const PARALLEL_READS = 8;

/** What the table needs of a document client (`DynamoDBDocumentClient`, made with {@link TRANSLATION}). */
export type ItemClient = {
  send(command: GetCommand): Promise<GetCommandOutput>;
  send(command: BatchGetCommand): Promise<BatchGetCommandOutput>;
  send(command: QueryCommand): Promise<QueryCommandOutput>;
  send(command: PutCommand): Promise<PutCommandOutput>;
  send(command: UpdateCommand): Promise<UpdateCommandOutput>;
  send(command: TransactWriteCommand): Promise<TransactWriteCommandOutput>;
};

/** Thin, typed access to the one table. It knows DynamoDB, and nothing of payouts. */
export class Table {
  readonly #client: ItemClient;
  readonly #name: string;

  constructor(client: ItemClient, name: string) {
    this.#client = client;
    this.#name = name;
  }

  /** A strongly consistent read. */
  async get(key: Key): Promise<RawItem | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#name, Key: { ...key }, ConsistentRead: true }),
    );
    return Item;
  }

  /**
   * Strongly consistent reads of any number of distinct keys, in any order. Absent items are left out.
   *
   * @param attributes reads only these of each item, which saves traffic when there are very many
   */
  async getMany(keys: readonly Key[], attributes?: readonly string[]): Promise<RawItem[]> {
    const pages = await pMap(split(keys, BATCH_GET_KEYS), (some) => this.#getBatch(some, attributes), {
      concurrency: PARALLEL_READS,
    });
    return pages.flat();
  }

  async #getBatch(keys: readonly Key[], attributes: readonly string[] | undefined): Promise<RawItem[]> {
    const found: RawItem[] = [];
    const projection = attributes && {
      ProjectionExpression: attributes.map((_, n) => `#a${n}`).join(', '),
      ExpressionAttributeNames: Object.fromEntries(attributes.map((name, n) => [`#a${n}`, name])),
    };
    let wanted: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
    await pRetry(
      async () => {
        const answer = await this.#client.send(
          new BatchGetCommand({
            RequestItems: { [this.#name]: { Keys: wanted, ConsistentRead: true, ...projection } },
          }),
        );
        found.push(...(answer.Responses?.[this.#name] ?? []));
        wanted = answer.UnprocessedKeys?.[this.#name]?.Keys ?? [];
        if (wanted.length > 0) throw new UnreadKeys(`${wanted.length} keys were left unread by DynamoDB`);
      },
      {
        retries: 8,
        minTimeout: 50,
        maxTimeout: 2_000,
        randomize: true,
        shouldRetry: ({ error }) =>
          error instanceof UnreadKeys || error.name === 'ProvisionedThroughputExceededException',
      },
    );
    return found;
  }

  /** One page of a query. Reads of the base table are strongly consistent; reads of an index cannot be. */
  async query(
    range: QueryRange,
    options: { limit?: number; startKey?: RawItem | undefined } = {},
  ): Promise<Page<RawItem>> {
    const [pkName, skName] = range.index ? [`${range.index}PK`, `${range.index}SK`] : ['PK', 'SK'];
    const sort = sortCondition(range);
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new QueryCommand({
        TableName: this.#name,
        ...(range.index ? { IndexName: range.index } : { ConsistentRead: true }),
        KeyConditionExpression: sort ? `#pk = :pk AND ${sort.expression}` : '#pk = :pk',
        ExpressionAttributeNames: { '#pk': pkName, ...(sort && { '#sk': skName }) },
        ExpressionAttributeValues: { ':pk': range.pk, ...sort?.values },
        ScanIndexForward: !range.descending,
        Limit: options.limit,
        ExclusiveStartKey: options.startKey,
      }),
    );
    return { items: Items, lastKey: LastEvaluatedKey };
  }

  /** Every item of a query, page by page. `pageSize` limits what is read ahead. */
  async *queryAll(range: QueryRange, pageSize?: number): AsyncGenerator<RawItem> {
    let startKey: RawItem | undefined;
    do {
      const page = await this.query(range, { ...(pageSize !== undefined && { limit: pageSize }), startKey });
      yield* page.items;
      startKey = page.lastKey;
    } while (startKey);
  }

  async put(item: RawItem): Promise<void> {
    await this.#client.send(new PutCommand({ TableName: this.#name, Item: item }));
  }

  /** Adds one to a number, starting from 0, and returns the new value. */
  async increment(key: Key, attribute: string): Promise<bigint> {
    const { Attributes } = await this.#client.send(
      new UpdateCommand({
        TableName: this.#name,
        Key: { ...key },
        UpdateExpression: 'ADD #attribute :one',
        ExpressionAttributeNames: { '#attribute': attribute },
        ExpressionAttributeValues: { ':one': 1 },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    const value: unknown = Attributes?.[attribute];
    if (typeof value !== 'bigint') throw new TypeError(`counter ${key.PK} holds no number`);
    return value;
  }

  /**
   * Makes all writes or none.
   *
   * @returns the conditions that failed; an empty list means that it is written. Collisions with another transaction and
   * throttling are retried, because they say nothing about the conditions.
   */
  async transact(writes: readonly Write[]): Promise<readonly Refusal[]> {
    return pRetry(() => this.#transactOnce(writes), {
      retries: 10,
      minTimeout: 25,
      maxTimeout: 1_000,
      randomize: true,
      shouldRetry: ({ error }) => error instanceof TransactionCollision,
    });
  }

  async #transactOnce(writes: readonly Write[]): Promise<readonly Refusal[]> {
    try {
      await this.#client.send(
        new TransactWriteCommand({ TransactItems: writes.map((write) => withTable(write, this.#name)) }),
      );
      return [];
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      return refusalsOf(error);
    }
  }
}

/** DynamoDB answered only part of the keys, because the answer was too long or the table too busy. */
class UnreadKeys extends Error {
  override readonly name = 'UnreadKeys';
}

/** The transaction met another one, or the table was too busy. Nothing was written, and it may be retried. */
class TransactionCollision extends Error {
  override readonly name = 'TransactionCollision';
}

/** Codes of a cancelled transaction that are not about our conditions (DynamoDB API reference, TransactWriteItems). */
const COLLISION_CODES = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

function refusalsOf(error: TransactionCanceledException): readonly Refusal[] {
  const reasons = error.CancellationReasons ?? [];
  const refusals = reasons.flatMap(({ Code, Item }, index) =>
    Code === 'ConditionalCheckFailed' ? [{ index, item: Item && unmarshall(Item, OF_WHOLE_ITEMS) }] : [],
  );
  if (refusals.length > 0) return refusals;
  if (reasons.some(({ Code }) => COLLISION_CODES.has(Code ?? ''))) {
    throw new TransactionCollision(error.message, { cause: error });
  }
  throw error;
}

function sortCondition({ prefix, between }: QueryRange) {
  if (between) {
    return { expression: '#sk BETWEEN :low AND :high', values: { ':low': between.low, ':high': between.high } };
  }
  if (prefix !== undefined) return { expression: 'begins_with(#sk, :prefix)', values: { ':prefix': prefix } };
  return undefined;
}

function withTable(write: Write, TableName: string): TransactItem {
  const answerOld = { TableName, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
  if ('Put' in write) return { Put: { ...write.Put, ...answerOld } };
  if ('Update' in write) return { Update: { ...write.Update, ...answerOld } };
  if ('Delete' in write) return { Delete: { ...write.Delete, ...answerOld } };
  return { ConditionCheck: { ...write.ConditionCheck, ...answerOld } };
}
