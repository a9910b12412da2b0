import { isDeepStrictEqual } from 'node:util';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { split } from '../../lib/domain/shared/split.ts';
import type { RawItem } from '../../lib/store/shared/table.ts';
import { OF_WHOLE_ITEMS } from '../../lib/store/shared/translation.ts';
import { inOrder, isInvalid } from '../simulation/store/sides.ts';
import { createTableAt, type TestTable } from './dynamodb-table.ts';
import { allItems } from './items.ts';

/** The commands that lib/store sends. */
export type StoreCommand =
  | GetCommand
  | BatchGetCommand
  | QueryCommand
  | PutCommand
  | UpdateCommand
  | TransactWriteCommand;

export const isStoreCommand = (command: object): command is StoreCommand =>
  [GetCommand, BatchGetCommand, QueryCommand, PutCommand, UpdateCommand, TransactWriteCommand].some(
    (kind) => command instanceof kind,
  );

/** How a command ended: with an answer, or with an error. */
export type Ended = { readonly answer: object } | { readonly error: unknown };

export async function endOf(sent: Promise<object>): Promise<Ended> {
  try {
    return { answer: await sent };
  } catch (error) {
    return { error };
  }
}

const answerSchema = z.looseObject({
  Item: z.unknown().optional(),
  Items: z.array(z.unknown()).optional(),
  Attributes: z.unknown().optional(),
  Responses: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).optional(),
});

/**
 * What an end means. Whether a full page that ends where the range does is followed by an empty one is up to the engine, and so
 * is the order in which a batch is read.
 */
export function meaningOf(end: Ended): unknown {
  if ('answer' in end) {
    const { Item, Items, Attributes, Responses = {} } = answerSchema.parse(end.answer);
    return { Item, Items, Attributes, read: Object.values(Responses).map(inOrder) };
  }
  const { error } = end;
  if (isInvalid(error)) return 'invalid';
  const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
  return {
    refused: error instanceof Error && error.name,
    reasons: reasons.map(({ Code, Item }) => ({ Code, item: Item && unmarshall(Item, OF_WHOLE_ITEMS) })),
  };
}

/** A command, how it ended, and the items around it, before and afterwards. */
export interface Sent {
  readonly command: StoreCommand;
  readonly end: Ended;
  readonly before: readonly RawItem[];
  readonly after: readonly RawItem[];
}

/**
 * Sends a command to a real engine, through the SDK, to a table with the same items.
 *
 * @throws Error if it ends otherwise there, or leaves other items
 */
export async function requireSameOnEngine(endpoint: string, { command, end, before, after }: Sent): Promise<void> {
  const engine = await createTableAt(endpoint, 'through the SDK');
  try {
    for (const some of split(before, 25)) {
      const requests = some.map((Item) => ({ PutRequest: { Item } }));
      await engine.client.send(new BatchWriteCommand({ RequestItems: { [engine.name]: requests } }));
    }
    const there = await endOf(sentTo(engine, command));
    const differences = [
      ...differenceOf('ends otherwise', meaningOf(end), meaningOf(there)),
      ...differenceOf('leaves other items', inOrder(after), inOrder(await allItems(engine))),
    ];
    if (differences.length > 0) throw new Error([told(command.input), ...differences].join('\n'));
  } finally {
    engine.client.destroy();
  }
}

function differenceOf(what: string, simulated: unknown, engine: unknown): string[] {
  if (isDeepStrictEqual(plain(simulated), plain(engine))) return [];
  return [`${what} on a real engine: ${told(engine)}`, `and on the simulated table: ${told(simulated)}`];
}

/** Without what is undefined, and whatever its prototypes. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Set) return new Set([...value].sort());
  if (value instanceof Uint8Array) return [...value];
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.map(([name, one]) => [name, plain(one)]));
};

const told = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => {
    if (typeof one === 'bigint') return Number(one);
    return one instanceof Set ? [...one] : one;
  });

/** The same command, to another table. */
function sentTo({ client, name: TableName }: TestTable, command: StoreCommand): Promise<object> {
  if (command instanceof GetCommand) return client.send(new GetCommand({ ...command.input, TableName }));
  if (command instanceof QueryCommand) return client.send(new QueryCommand({ ...command.input, TableName }));
  if (command instanceof PutCommand) return client.send(new PutCommand({ ...command.input, TableName }));
  if (command instanceof UpdateCommand) return client.send(new UpdateCommand({ ...command.input, TableName }));
  if (command instanceof BatchGetCommand) {
    const [keys = { Keys: [] }] = Object.values(command.input.RequestItems ?? {});
    return client.send(new BatchGetCommand({ ...command.input, RequestItems: { [TableName]: keys } }));
  }
  const TransactItems = command.input.TransactItems?.map((write) =>
    Object.fromEntries(Object.entries(write).map(([kind, fields]) => [kind, { ...fields, TableName }])),
  );
  return client.send(new TransactWriteCommand({ ...command.input, TransactItems }));
}
