import type { Payment } from '../../../infra/local/rise/payments/payment.ts';
import { complete, save, takeBack } from '../../../infra/local/rise/payments/settle.ts';
import { newUser, type UserState } from '../../../infra/local/rise/teams/user-states.ts';
import { v2Headers } from '../../../infra/local/rise/webhooks/sign-webhook.ts';
import { unitsOfCents } from '../../../infra/local/rise/wire/money.ts';
import { type PayeeId, payeeId, type TransactionId } from '../../../lib/domain/shared/ids.ts';
import { receiveWebhook } from '../../../lib/payouts/webhooks/receive-webhook.ts';
import { transactionKey } from '../../../lib/store/keys.ts';
import type { BrokenWord, WebhookSays } from '../histories/story.ts';
import { addressOf, RISE_IDENTITY } from '../world/rise/identity.ts';
import type { SimulatedRise } from '../world/rise/simulated-rise.ts';
import type { World } from '../world/world.ts';
import { type BankActor, isKnown } from './bank.ts';
import { system } from './people.ts';

type Fate = 'complete' | 'removed' | 'returned' | 'stuck';

/** What becomes of a payee's payments, of the behaviours that the Mock bank has; everybody else is paid. */
const FATES: Readonly<Record<string, Fate>> = { refuse: 'removed', return: 'returned', blackhole: 'stuck' };
/** Who is no ordinary member of the team: one that only a submission shows, and one that is not through KYC. */
const STATES: Readonly<Record<string, UserState>> = { bad: 'contracts-unsigned', unverified: 'submitted' };

/** Whether Rise has shown the contrary. */
const HAD_SAID: Readonly<Record<BrokenWord, (payment: Payment) => boolean>> = {
  pays: ({ state, processTransaction }) => state === 'Removed' && processTransaction === null,
  'takes-back': ({ state, invoiceStatus, fate }) =>
    state === 'Complete' && invoiceStatus === 'closed' && fate !== 'returned',
  'pays-returned': ({ state, invoiceStatus }) => state === 'Complete' && invoiceStatus !== 'closed',
};

const MUCH_MINOR = 100_000_000_000n;
/** Rise delivers again what was not taken. */
const TRIES_AGAIN_SECONDS = 60;
const MOST_TRIES = 3;

export class RiseBankActor implements BankActor {
  readonly #world: World;
  readonly #rise: SimulatedRise['rise'];
  readonly #people = new Map<string, string>();
  readonly #said: string[] = [];
  /** Payments that it paid after it had finally not, by their ids at Rise. */
  readonly againstItsWord = new Set<string>();

  constructor(world: World, { rise }: SimulatedRise) {
    this.#world = world;
    this.#rise = rise;
  }

  payee(person: string, behaviour: string): PayeeId {
    const nanoid = `us-${person.padEnd(12, '0').slice(0, 12)}` as const;
    const riseid = addressOf(`${person} id`);
    const { users, faults } = this.#rise.bank;
    users.put(nanoid, newUser(STATES[behaviour] ?? 'ready', { nanoid, riseid, riseAccount: addressOf(person) }));
    const fate = FATES[behaviour] ?? 'complete';
    faults.put(nanoid, { id: nanoid, fault: { fault: 'fate', fate, payee: nanoid }, happened: 0 });
    this.#people.set(riseid, person);
    return payeeId(riseid);
  }

  personOf(payee: string): string {
    return this.#people.get(payee) ?? payee;
  }

  async setFunds(amountMinor = MUCH_MINOR): Promise<void> {
    this.#rise.bank.setBalance(RISE_IDENTITY.team.nanoid, unitsOfCents(Number(amountMinor)));
  }

  async putRight(): Promise<void> {
    await this.setFunds();
    const { faults, payments } = this.#rise.bank;
    for (const { id, fault, happened } of faults.all()) {
      if (fault.fault === 'fate' && fault.fate === 'stuck') {
        faults.put(id, { id, fault: { ...fault, fate: 'complete' }, happened });
      }
    }
    for (const payment of payments.all()) {
      if (payment.fate === 'stuck') save(this.#rise, { ...payment, fate: 'complete' });
    }
  }

  paidUnder(transactionId: TransactionId): string | undefined {
    const { movements } = this.#rise.bank;
    const paid = movements.all().find(({ description }) => description?.startsWith(`[payout ${transactionId}/`));
    return paid?.onchainId;
  }

  async says(says: WebhookSays, transactionId: TransactionId): Promise<void> {
    const earlier = says === 'repeated' ? this.#said.at(-1) : undefined;
    await this.deliver(earlier ?? this.#message(says, transactionId));
  }

  breaksItsWord(how: BrokenWord, transactionId: TransactionId): boolean {
    const { payments } = this.#rise.bank;
    const ours = [...this.#world.table.items()].find((item) => item.SK === transactionKey(transactionId).SK);
    const payment = payments.all().findLast(({ description }) => description?.startsWith(`[payout ${transactionId}/`));
    if (!ours || !payment || !isKnown(how, ours.status) || !HAD_SAID[how](payment)) return false;
    switch (how) {
      case 'pays':
        this.againstItsWord.add(payment.nanoid);
        complete(this.#rise, { ...payment, fate: 'complete' });
        return true;
      case 'takes-back':
        takeBack(this.#rise, payment, 'removed');
        return true;
      case 'pays-returned':
        save(this.#rise, { ...payment, invoiceStatus: 'closed' });
        return true;
      default:
        return how satisfies never;
    }
  }

  /** A webhook, until it is taken or has been tried often enough. */
  async deliver(body: string, tries = 1): Promise<void> {
    this.#said.push(body);
    const { time } = this.#world;
    const signed = Object.entries(v2Headers(this.#rise, Math.floor(time.nowMs / 1_000), body));
    const headers = Object.fromEntries(signed.map(([name, value]) => [name.toLowerCase(), value]));
    const end = await this.#world.begin('webhook', system('webhook'), (product, context) =>
      receiveWebhook(product, context, 'riseworks', { headers, body: Buffer.from(body) }),
    );
    if (end.kind === 'answered' || tries === MOST_TRIES) return;
    this.#world.after(TRIES_AGAIN_SECONDS, () => void this.deliver(body, tries + 1));
  }

  #message(says: WebhookSays, transactionId: TransactionId): string {
    const description = says === 'nothing' ? 'of somebody else' : `[payout ${transactionId}/whichever] said so`;
    return JSON.stringify({
      object: 'event',
      created: Math.floor(this.#world.time.nowMs / 1_000),
      event_type: says === 'failed' ? 'payment.failed' : 'payment.sent',
      event_version: '1.0',
      idempotency_key: `event-${this.#said.length + 1}`,
      payment: { invoice_description: description },
    });
  }
}
