import { inject } from 'vitest';
import { checkedTestTable } from './checked-table.ts';
import { createTestTable, isSimulated, type TestTable } from './dynamodb-table.ts';

/** A fresh table for a world. With `--mode engine` and `--mode dynamodb-local` the engine's own, otherwise a checked one. */
export async function createWorldTable(): Promise<TestTable> {
  if (isSimulated() || inject('areWorldsOnEngine')) return createTestTable('short');
  return checkedTestTable(inject('dynamodbEndpoint'));
}
