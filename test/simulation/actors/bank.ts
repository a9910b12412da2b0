import type { TransactionId } from '../../../lib/domain/shared/ids.ts';
import { receiveWebhook } from '../../../lib/payouts/webhooks/receive-webhook.ts';
import { signMockWebhook } from '../../../lib/providers/mock/mock-webhook.ts';
import { DynamoMockBank } from '../../../lib/store/mock-bank/mock-bank-repository.ts';
import { Table } from '../../../lib/store/shared/table.ts';
import type { WebhookSays } from '../histories/story.ts';
import { TABLE_NAME } from '../world/effects/gated-table.ts';
import type { World } from '../world/world.ts';
import { system } from './people.ts';
import { USD } from './perform.ts';

/** What the Mock bank does by itself: it sends messages, true or not, and it runs out of money. */
export class BankActor {
  readonly #world: World;
  readonly #bank: DynamoMockBank;
  #said = 0;

  constructor(world: World) {
    this.#world = world;
    this.#bank = new DynamoMockBank(new Table(world.bank, TABLE_NAME));
  }

  async setFunds(amountMinor: bigint | undefined): Promise<void> {
    await this.#bank.setFunds(USD, amountMinor);
  }

  /** The bank's reference of the payment, if it has paid it. */
  paidUnder(transactionId: TransactionId): string | undefined {
    for (const item of this.#world.bank.items()) {
      if (item.kind === 'paid' && item.reference === transactionId) return `mock:${transactionId}:${item.attemptId}`;
    }
    return undefined;
  }

  /** What a webhook says about a payment is only a hint, and none of it may be believed. */
  async says(says: WebhookSays, transactionId: TransactionId): Promise<void> {
    if (says !== 'repeated' || this.#said === 0) this.#said += 1;
    const content = says === 'nothing' ? { transactionId: 'nobody’s' } : { transactionId };
    const type = says === 'failed' ? 'payment.failed' : 'payment.completed';
    const event = { id: `event-${this.#said}`, type, data: content };
    const signed = signMockWebhook(await this.#bank.webhookSecret(), event, this.#world.time.now());
    const request = { headers: signed.headers, body: Buffer.from(signed.body) };
    await this.#world.begin('webhook', system('webhook'), (product, context) =>
      receiveWebhook(product, context, 'mock', request),
    );
  }
}
