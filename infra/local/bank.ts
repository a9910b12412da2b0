import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { indexedItems, readItems } from './raw-items.ts';

/** The key in the first index under which the Mock bank lists its movements. */
const MOVEMENTS = 'MOCKBANK#MOVEMENTS';

const text = z.object({ S: z.string() }).transform(({ S }) => S);
const movementSchema = z.object({
  reference: text,
  payee: text,
  // An integer of at most 15 digits, which JSON carries exactly. Anything else is refused, not rounded.
  amountMinor: z
    .object({ N: z.string() })
    .transform(({ N }) => Number(N))
    .refine(Number.isSafeInteger),
  currency: text,
  at: text,
});

/** One movement of money in the Mock bank's own books. The reference is the transaction id. */
export type Movement = z.output<typeof movementSchema>;

/** All movements of the Mock bank until `now`, in the order in which they happened. Slow payees are paid later. */
export const bankMovements = async (client: DynamoDBClient, table: string, now: Date): Promise<Movement[]> => {
  const items = await readItems(client, table, await indexedItems(client, table, MOVEMENTS));
  const movements = items.map((item) => movementSchema.parse(item));
  const made = movements.filter(({ at }) => at <= now.toISOString());
  return made.sort((a, b) => compare(a.at, b.at) || compare(a.reference, b.reference));
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
