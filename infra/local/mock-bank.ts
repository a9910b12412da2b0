import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoMockBank } from '../../lib/store/mock-bank/mock-bank-repository.ts';
import { Table } from '../../lib/store/shared/table.ts';
import { TRANSLATION } from '../../lib/store/shared/translation.ts';

/** The Mock bank of the running stack, for what people do there by hand. */
export const mockBankOf = (client: DynamoDBClient, table: string): DynamoMockBank => {
  const { marshallOptions, unmarshallOptions } = TRANSLATION;
  // Copies: the document client writes its own defaults into the options that it is given.
  const documents = DynamoDBDocumentClient.from(client, {
    marshallOptions: { ...marshallOptions },
    unmarshallOptions: { ...unmarshallOptions },
  });
  return new DynamoMockBank(new Table(documents, table));
};
