import { ulid } from 'ulid';
import * as z from 'zod';
import { API_PREFIX } from '../../lib/contracts/api.ts';
import { instant } from '../../lib/domain/shared/time.ts';
import type { MockBank } from '../../lib/providers/mock/mock-bank.ts';
import { signMockWebhook } from '../../lib/providers/mock/mock-webhook.ts';

/**
 * The body of `POST /_local/bank/webhooks`: about which payment. The same `id` twice is the same message delivered again.
 */
export const askedWebhookSchema = z.strictObject({ transactionId: z.string(), id: z.string().min(1).optional() });
export type AskedWebhook = z.output<typeof askedWebhookSchema>;

/**
 * Makes the Mock bank send a webhook about a payment, signed and over HTTP, like a real provider. It does not say what
 * became of the payment, only that there is news.
 */
export const webhookSender =
  (bank: Pick<MockBank, 'webhookSecret'>, apiUrl: () => string) =>
  async ({ transactionId, id = `evt-${ulid()}` }: AskedWebhook): Promise<unknown> => {
    const content = { id, type: 'payment.updated', data: { transactionId } };
    const { headers, body } = signMockWebhook(await bank.webhookSecret(), content, instant(new Date()));
    const answer = await fetch(`${apiUrl()}${API_PREFIX}/webhooks/mock`, { method: 'POST', headers, body });
    return { sent: { id, ...content.data }, answered: { status: answer.status, body: await answer.json() } };
  };
