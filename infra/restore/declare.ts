import { type DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
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
  /** The table as it was before; it may be gone. */
  readonly from: string;
  /** The moment that the restored table went back to. */
  readonly to: Instant;
  /** The Mock bank keeps its books in the table; a real bank would not have gone back. */
  readonly hasMockBank: boolean;
}

/**
 * Closes the table of before, so that nothing is sent by it any more, and declares the restore in the new one, before anything
 * else uses that. Safe to repeat.
 *
 * @returns the restore as the new table has it
 */
export const declare = async (
  client: DynamoDBClient,
  context: Context,
  { table, from, to, hasMockBank }: Declaration,
  say: (text: string) => void,
): Promise<Restored> => {
  if (table === from) throw new Error('The restored table is another one than the table of before: name both.');
  const stoppedAt = await closed(client, context, from);
  say(
    stoppedAt === undefined
      ? `${from} does not exist any more: nothing is sent by it.`
      : `${from} is closed: since ${stoppedAt} nothing new is sent by it.`,
  );
  if (hasMockBank && stoppedAt !== undefined)
    say(`The Mock bank keeps its ${await carryMockBank(client, from, table)} items.`);
  const settings = await declareRestore(booksOf(client, table), context, { to, stoppedAt: stoppedAt ?? context.now() });
  const { restored } = settings;
  if (!restored) throw new Error(`${table} does not say that it was restored.`);
  say(`${table} says that it was restored to ${restored.to}: nothing is claimed or sent until two people settle that.`);
  return restored;
};

/**
 * When the table of before was closed: from then on it commits nothing, and it takes two people to open it again. `undefined`:
 * there is no such table any more.
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
