import type { WebhookRequest } from '../../lib/payouts/shared/payment-provider.ts';
import { signMockWebhook } from '../../lib/providers/mock/mock-webhook.ts';
import { DynamoMockBank } from '../../lib/store/mock-bank/mock-bank-repository.ts';
import type { World } from './world.ts';

/** The Mock bank's message about a payment, sent now. */
export async function mockWebhook(world: World, transactionId: string, id = 'evt-1'): Promise<WebhookRequest> {
  const content = { id, type: 'payment.updated', data: { transactionId } };
  const secret = await new DynamoMockBank(world.table).webhookSecret();
  const { headers, body } = signMockWebhook(secret, content, world.clock.now());
  return { headers, body: Buffer.from(body) };
}
