import { DescribeTableCommand, type DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import type { Restored } from '../../lib/domain/settings/settings.ts';
import type { Instant } from '../../lib/domain/shared/time.ts';
import { declareRestore } from '../../lib/payouts/recovery/declare-restore.ts';
import type { Context } from '../../lib/payouts/shared/context.ts';
import { DynamoBatchRepository } from '../../lib/store/batches/batch-repository.ts';
import { DynamoSettingsRepository } from '../../lib/store/settings/settings-repository.ts';
import { booksIn } from '../books-table.ts';
import { carryMockBank } from './carry-mock-bank.ts';

export interface Declaration {
  /** The restored table. */
  readonly table: string;
  /** The table that was restored from, which may be gone. */
  readonly from: string;
  /** The moment that the restored table went back to. */
  readonly to: Instant;
  /** Whether the Mock bank keeps its books in the table. A real bank would not have gone back. */
  readonly hasMockBank: boolean;
}

/**
 * Closes the old table, so that nothing more is sent from it. Then declares the restore in the new one, before anything
 * else uses that. Safe to repeat.
 *
 * @throws Error if the restored table cannot be used yet; then the old one is not closed
 * @returns the restore as the new table has it
 */
export const declare = async (
  client: DynamoDBClient,
  context: Context,
  { table, from, to, hasMockBank }: Declaration,
  say: (text: string) => void,
): Promise<Restored> => {
  if (table === from) throw new Error('The restored table and the old one must be two different tables. Name both.');
  await mustBeThere(client, table);
  const stoppedAt = await closed(client, context, from);
  say(
    stoppedAt === undefined
      ? `${from} no longer exists, so nothing is sent from it.`
      : `${from} is closed. Since ${stoppedAt} nothing new has been sent from it.`,
  );
  if (hasMockBank && stoppedAt !== undefined)
    say(`${await carryMockBank(client, from, table)} items of the Mock bank were copied.`);
  const settings = await declareRestore(booksOf(client, table), context, { to, stoppedAt: stoppedAt ?? context.now() });
  const { restored } = settings;
  if (!restored) throw new Error(`${table} is not declared as restored.`);
  say(
    `${table} is declared as restored to ${restored.to}. Nothing is claimed or sent until two people settle the recovery.`,
  );
  return restored;
};

/** A restore may take longer than whoever waits for it, and once the old table is closed there must be another to go on with. */
const mustBeThere = async (client: DynamoDBClient, table: string): Promise<void> => {
  const status = await statusOf(client, table);
  if (status === 'ACTIVE' || status === 'UPDATING') return;
  throw new Error(`${table} is ${status}. Nothing was closed. Repeat the command once the table is ACTIVE.`);
};

const statusOf = async (client: DynamoDBClient, TableName: string): Promise<string | undefined> => {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table?.TableStatus;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return 'not there';
    throw error;
  }
};

/**
 * When the old table was closed. From then on it commits nothing, and opening it again takes two people. `undefined` if the
 * table no longer exists.
 */
const closed = async (client: DynamoDBClient, context: Context, from: string): Promise<Instant | undefined> => {
  try {
    const books = booksOf(client, from);
    const earlier = (await books.settings.load()).restored;
    if (earlier) return earlier.at;
    const now = context.now();
    return (await declareRestore(books, context, { to: now, stoppedAt: now })).restored?.at;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

const booksOf = (client: DynamoDBClient, name: string) => {
  const table = booksIn(client, name);
  return { settings: new DynamoSettingsRepository(table), batches: new DynamoBatchRepository(table) };
};
