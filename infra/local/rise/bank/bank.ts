import * as z from 'zod';
import { type Wallet, walletSchema } from '../auth/wallet.ts';
import { type Changes, changesSchema } from '../behaviour.ts';
import { type SetFault, setFaultSchema } from '../faults/fault.ts';
import { type Invite, inviteSchema } from '../invites/invite.ts';
import { type Draft, draftSchema } from '../payments/draft.ts';
import { type Movement, movementSchema, type Payment, paymentSchema } from '../payments/payment.ts';
import { type Submission, submissionSchema } from '../payments/submission.ts';
import { type User, userSchema } from '../teams/user.ts';
import { type WebhookEvent, webhookEventSchema } from '../webhooks/event.ts';
import { unitsSchema } from '../wire/money.ts';
import type { Collection, Records } from './records.ts';

/** Everything that the sandbox remembers, except its keys. */
export class Bank {
  readonly #records: Records;
  readonly users: Collection<User>;
  /** By address in lower case. */
  readonly wallets: Collection<Wallet>;
  readonly payments: Collection<Payment>;
  readonly movements: Collection<Movement>;
  /** By salt. */
  readonly drafts: Collection<Draft>;
  /** By salt. */
  readonly submissions: Collection<Submission>;
  readonly faults: Collection<SetFault>;
  readonly invites: Collection<Invite>;
  readonly webhooks: Collection<WebhookEvent>;
  readonly #balances: Collection<bigint>;
  readonly #changes: Collection<Changes>;
  readonly #counters: Collection<number>;
  readonly #secrets: Collection<string[]>;

  constructor(records: Records) {
    this.#records = records;
    this.users = records.collection('user', userSchema);
    this.wallets = records.collection('wallet', walletSchema);
    this.payments = records.collection('payment', paymentSchema);
    this.movements = records.collection('movement', movementSchema);
    this.drafts = records.collection('draft', draftSchema);
    this.submissions = records.collection('submission', submissionSchema);
    this.faults = records.collection('fault', setFaultSchema);
    this.invites = records.collection('invite', inviteSchema);
    this.webhooks = records.collection('webhook', webhookEventSchema);
    this.#balances = records.collection('balance', unitsSchema);
    this.#changes = records.collection('changes', changesSchema);
    this.#counters = records.collection('counter', z.int());
    this.#secrets = records.collection('secrets', z.array(z.string()).min(1));
  }

  transaction<T>(work: () => T): T {
    return this.#records.transaction(work);
  }

  /** The balance of an entity. Money for payments on their way is already taken off. */
  balance(entity: string): bigint {
    return this.#balances.get(entity) ?? 0n;
  }

  setBalance(entity: string, units: bigint): void {
    this.#balances.put(entity, units);
  }

  get behaviourChanges(): Changes {
    return this.#changes.get('behaviour') ?? {};
  }

  set behaviourChanges(changes: Changes) {
    this.#changes.put('behaviour', changes);
  }

  /** Tokens of an earlier generation are no longer valid. */
  get tokenGeneration(): number {
    return this.#counters.get('token-generation') ?? 1;
  }

  revokeTokens(): void {
    this.#counters.put('token-generation', this.tokenGeneration + 1);
  }

  /** The secrets that webhooks are signed with, all of them. @throws Error before the first was set */
  get webhookSecrets(): readonly string[] {
    const secrets = this.#secrets.get('webhooks');
    if (secrets === undefined) throw new Error('The bank has no webhook secret');
    return secrets;
  }

  set webhookSecrets(secrets: readonly string[]) {
    this.#secrets.put('webhooks', [...secrets]);
  }

  close(): void {
    this.#records.close();
  }
}
