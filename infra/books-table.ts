import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Table } from '../lib/store/shared/table.ts';
import { TRANSLATION } from '../lib/store/shared/translation.ts';

/**
 * The properties of the table with the books. The template makes the table by them, and `npm run restore` checks a restored
 * one against them.
 */
export const BOOKS_TABLE = {
  partitionKey: 'PK',
  sortKey: 'SK',
  /**
   * Keys only: an index says where to look, and the item itself decides (rule M10). Its keys are `<name>PK` and `<name>SK`.
   */
  indexes: ['GSI1', 'GSI2'],
  timeToLiveAttribute: 'expiresAt',
  streamViewType: 'NEW_IMAGE',
} as const;

/** The table as the product's own repositories use it, for the commands that people run. */
export const booksIn = (client: DynamoDBClient, tableName: string): Table => {
  const { marshallOptions, unmarshallOptions } = TRANSLATION;
  // A copy, because the document client writes its own defaults into the options that it is given.
  const documents = DynamoDBDocumentClient.from(client, {
    marshallOptions: { ...marshallOptions },
    unmarshallOptions: { ...unmarshallOptions },
  });
  return new Table(documents, tableName);
};
