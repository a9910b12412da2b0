import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type PayeeId, payeeId, type TransactionId } from '../../../lib/domain/shared/ids.ts';
import { receiveWebhook } from '../../../lib/payouts/webhooks/receive-webhook.ts';
import { signMockWebhook } from '../../../lib/providers/mock/mock-webhook.ts';
import { mockBankMovementIndex, transactionKey } from '../../../lib/store/keys.ts';
import { DynamoMockBank } from '../../../lib/store/mock-bank/mock-bank-repository.ts';
import { Table } from '../../../lib/store/shared/table.ts';
import type { BrokenWord, WebhookSays } from '../histories/story.ts';
import { TABLE_NAME } from '../world/effects/gated-table.ts';
import type { World } from '../world/world.ts';
import { type BankActor, isKnown } from './bank.ts';
import { system } from './people.ts';
import { USD } from './perform.ts';

/** Of a record: whether the bank has said the contrary. */
const HAD_SAID: Readonly<Record<BrokenWord, (kind: unknown, comesBack: boolean) => boolean>> = {
  pays: (kind) => kind === 'refused' || kind === 'failed' || kind === 'expired',
  'takes-back': (kind, comesBack) => kind === 'paid' && !comesBack,
  'pays-returned': (kind, comesBack) => kind === 'paid' && comesBack,
};

export class MockBankActor implements BankActor {
  readonly #world: World;
  readonly #bank: DynamoMockBank;
  #said = 0;

  constructor(world: World) {
    this.#world = world;
    this.#bank = new DynamoMockBank(new Table(world.bank, TABLE_NAME));
  }

  payee(person: string, behaviour: string): PayeeId {
    return payeeId(`mock:${behaviour}:${person}`);
  }

  personOf(payee: string): string {
    const [, , person = ''] = payee.split(':');
    return person;
  }

  async setFunds(amountMinor: bigint | undefined): Promise<void> {
    await this.#bank.setFunds(USD, amountMinor);
  }

  putRight(): Promise<void> {
    return this.setFunds(undefined);
  }

  paidUnder(transactionId: TransactionId): string | undefined {
    for (const item of this.#world.bank.items()) {
      if (item.kind === 'paid' && item.reference === transactionId) return `mock:${transactionId}:${item.attemptId}`;
    }
    return undefined;
  }

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

  breaksItsWord(how: BrokenWord, transactionId: TransactionId): boolean {
    const records = [...this.#world.bank.items()].filter(({ reference }) => reference === transactionId);
    const payment = [...this.#world.table.items()].find(({ SK }) => SK === transactionKey(transactionId).SK);
    const record = records.toReversed().find(({ kind, comesBack }) => HAD_SAID[how](kind, comesBack === true));
    if (!payment || !record || !isKnown(how, payment.status)) return false;
    const { PK, SK, reference, attemptId, requestHash } = record;
    const base = { PK, SK, reference, attemptId, requestHash };
    const { payeeId: payee, amountMinor, currency } = payment;
    const at = this.#world.time.now();
    const paid = { kind: 'paid', payee, amountMinor, currency, at, comesBack: false };
    const denied = { kind: 'refused', code: 'payee_refused', message: 'The bank has never paid it' };
    const Item = {
      ...base,
      ...(how === 'takes-back' ? denied : { ...paid, ...mockBankMovementIndex(at, transactionId) }),
    };
    void this.#world.bank.send(new PutCommand({ TableName: TABLE_NAME, Item }));
    return true;
  }
}
