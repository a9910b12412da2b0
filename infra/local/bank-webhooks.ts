import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import * as z from 'zod';
import { API_PREFIX } from '../../lib/contracts/api.ts';
import { instant } from '../../lib/domain/time.ts';
import { signMockWebhook } from '../../lib/providers/mock/mock-webhook.ts';
import { DynamoMockBank } from '../../lib/store/mock-bank-repository.ts';
import { Table } from '../../lib/store/table.ts';
import { TRANSLATION } from '../../lib/store/translation.ts';

/** Of `POST /_local/bank/webhooks`: about which payment; the same `id` twice is the same message delivered again. */
export const askedWebhookSchema = z.strictObject({ transactionId: z.string(), id: z.string().min(1).optional() });
export type AskedWebhook = z.output<typeof askedWebhookSchema>;

/**
 * Makes the Mock bank tell the API about a payment, signed and over HTTP, as a real provider would: not what became of it,
 * just that it is worth looking.
 */
export const webhookSender = (client: DynamoDBClient, table: string, apiUrl: () => string) => {
  const { marshallOptions, unmarshallOptions } = TRANSLATION;
  // Copies: the document client writes its own defaults into the options that it is given.
  const documents = DynamoDBDocumentClient.from(client, {
    marshallOptions: { ...marshallOptions },
    unmarshallOptions: { ...unmarshallOptions },
  });
  const bank = new DynamoMockBank(new Table(documents, table));

  return async ({ transactionId, id = `evt-${ulid()}` }: AskedWebhook): Promise<unknown> => {
    const content = { id, type: 'payment.updated', data: { transactionId } };
    const { headers, body } = signMockWebhook(await bank.webhookSecret(), content, instant(new Date()));
    const answer = await fetch(`${apiUrl()}${API_PREFIX}/webhooks/mock`, { method: 'POST', headers, body });
    return { sent: { id, ...content.data }, answered: { status: answer.status, body: await answer.json() } };
  };
};
