import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { instant } from '../../../lib/domain/shared/time.ts';
import { receivedEvent, type WebhookHint } from '../../../lib/domain/webhooks/webhook-event.ts';
import { signMockWebhook } from '../../../lib/providers/mock/mock-webhook.ts';
import { MOCK_BANK_SECRET_KEY } from '../../../lib/store/keys.ts';
import { DynamoMockBank } from '../../../lib/store/mock-bank/mock-bank-repository.ts';
import { Table } from '../../../lib/store/shared/table.ts';
import { toWebhookEventItem } from '../../../lib/store/webhooks/webhook-event-item.ts';
import type { TestTable } from '../../support/dynamodb-table.ts';
import { asLambda, guardedDynamoDb } from './guard.ts';
import { call } from './lambdas.ts';

/** The Mock bank's side of webhooks, for the Lambdas that receive them. */
export const webhooksOf = ({ table, client, name }: TestTable) => {
  const now = () => instant(new Date());
  const left = async (id: string, hint: WebhookHint) => {
    const event = { providerEventId: `left-${id}`, type: 'updated', hint };
    await table.put(toWebhookEventItem(receivedEvent('mock', event, now())));
  };
  return {
    /** The first webhook of a deployment makes the secret that it is checked with. */
    async secretIsMade(): Promise<void> {
      await client.send(new DeleteCommand({ TableName: name, Key: MOCK_BANK_SECRET_KEY }));
      const bank = new DynamoMockBank(new Table(guardedDynamoDb(), name));
      await asLambda('receive-webhook', () => bank.webhookSecret());
    },

    async receive(transactionId: string, suffix = ''): Promise<void> {
      const content = { id: `evt-${transactionId}${suffix}`, type: 'payment.updated', data: { transactionId } };
      const raw = signMockWebhook(await new DynamoMockBank(table).webhookSecret(), content, now());
      await call('receive-webhook', { pathParameters: { provider: 'mock' }, raw });
    },

    /** About somebody whom the bank pays. */
    async receiveAboutPayee(holderId: string): Promise<void> {
      const content = { id: `evt-${holderId}`, type: 'payee.updated', data: { holderId } };
      const raw = signMockWebhook(await new DynamoMockBank(table).webhookSecret(), content, now());
      await call('receive-webhook', { pathParameters: { provider: 'mock' }, raw });
    },

    /** An event that nobody has looked into yet. */
    async leave(transactionId: string): Promise<void> {
      await left(transactionId, { kind: 'payment', transactionId });
    },

    async leaveAboutPayee(holderId: string): Promise<void> {
      await left(holderId, { kind: 'payee', holderId });
    },
  };
};
