import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoMockBank } from '../../lib/store/mock-bank/mock-bank-repository.ts';
import { booksIn } from '../books-table.ts';

/** The Mock bank of the running stack, for the local routes that control it. */
export const mockBankOf = (client: DynamoDBClient, table: string): DynamoMockBank =>
  new DynamoMockBank(booksIn(client, table));
