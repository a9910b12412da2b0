import type { RawItem, Write } from './table.ts';

/**
 * What one transaction may write.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
const MAX_WRITES = 100;

/**
 * Divides changes, in their order, into as few transactions as hold them. All writes of a change stay together, and no
 * transaction writes an item twice, which DynamoDB refuses.
 */
export function sharedTransactions(changes: readonly (readonly Write[])[]): (readonly Write[])[][] {
  const transactions: (readonly Write[])[][] = [];
  let items = new Set<string>();
  let room = 0;
  for (const writes of changes) {
    const keys = writes.map(itemOf);
    if (writes.length > room || keys.some((key) => items.has(key))) {
      transactions.push([]);
      items = new Set();
      room = MAX_WRITES;
    }
    transactions.at(-1)?.push(writes);
    for (const key of keys) items.add(key);
    room -= writes.length;
  }
  return transactions;
}

function itemOf(write: Write): string {
  const { PK, SK } = keyOf(write) ?? {};
  return JSON.stringify([PK, SK]);
}

function keyOf(write: Write): RawItem | undefined {
  if ('Put' in write) return write.Put.Item;
  if ('Update' in write) return write.Update.Key;
  if ('Delete' in write) return write.Delete.Key;
  return write.ConditionCheck.Key;
}
