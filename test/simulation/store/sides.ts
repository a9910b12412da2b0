import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { type ItemClient, type RawItem, Table } from '../../../lib/store/shared/table.ts';
import { OF_WHOLE_ITEMS } from '../../../lib/store/shared/translation.ts';
import type { GeneratedCommand, GeneratedWrite } from './generated-commands.ts';
import { isValidationException } from './refusals.ts';
import { SimulatedTable } from './simulated-table.ts';

/** The simulated table or a real engine. */
export type Side = { readonly client: ItemClient; readonly table: Table; readonly name: string };

/** What a command answers, so that two answers are equal when they mean the same. */
export async function answerOf(side: Side, command: GeneratedCommand): Promise<unknown> {
  try {
    return await answered(side, command);
  } catch (error) {
    if (isInvalid(error)) return 'invalid';
    if (error instanceof TransactionCanceledException) return { reasons: error.CancellationReasons?.map(reasonOf) };
    return { refused: error instanceof Error && error.name };
  }
}

/**
 * If an update does not fit its item, DynamoDB cancels the transaction, with a ValidationError as the reason
 * ("TransactWriteItems", API reference). For some of them the engines say that the request is invalid.
 */
export function isInvalid(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return isValidationException(error);
  return error.CancellationReasons?.some(({ Code }) => Code === 'ValidationError') === true;
}

async function answered({ client, table, name }: Side, command: GeneratedCommand): Promise<unknown> {
  switch (command.kind) {
    case 'transact':
      await client.send(
        new TransactWriteCommand({ TransactItems: command.writes.map((write) => inTable(write, name)) }),
      );
      return 'written';
    case 'put':
      return table.put(command.item);
    case 'increment':
      return table.increment(command.key, command.attribute);
    case 'get':
      return table.get(command.key);
    case 'getMany':
      return inOrder(await table.getMany(command.keys, command.attributes));
    case 'query':
      return pages(table, command);
    default:
      return command satisfies never;
  }
}

/**
 * All pages that are not empty. Each starts where the one before it says. If a full page ends where the range does, it is up to the
 * engine whether an empty one follows.
 */
async function pages(table: Table, { range, limit }: Extract<GeneratedCommand, { kind: 'query' }>) {
  const read: RawItem[][] = [];
  let startKey: RawItem | undefined;
  do {
    const { items, lastKey } = await table.query(range, { ...(limit && { limit }), startKey });
    if (items.length > 0) read.push([...items]);
    startKey = lastKey;
  } while (startKey);
  return read;
}

function inTable(write: GeneratedWrite, TableName: string) {
  const more = { TableName, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
  return Object.fromEntries(Object.entries(write).map(([kind, fields]) => [kind, { ...fields, ...more }]));
}

type Reason = NonNullable<TransactionCanceledException['CancellationReasons']>[number];
const reasonOf = ({ Code, Item }: Reason) => ({ Code, item: Item && unmarshall(Item, OF_WHOLE_ITEMS) });

export function simulatedSide(): Side & { readonly client: SimulatedTable } {
  const client = new SimulatedTable();
  return { client, table: new Table(client, client.name), name: client.name };
}

/** A text that is the same for items that are. */
const itemText = (item: RawItem) =>
  JSON.stringify(item, (_, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`;
    if (value instanceof Set) return [...value].sort();
    return z.record(z.string(), z.unknown()).safeParse(value).success ? Object.entries(value ?? {}).sort() : value;
  });
export const inOrder = (items: readonly RawItem[]) =>
  items.toSorted((left, right) => (itemText(left) < itemText(right) ? -1 : 1));
