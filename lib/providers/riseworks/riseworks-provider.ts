import type { Currency } from '../../domain/shared/currency.ts';
import type { AttemptId, TransactionId } from '../../domain/shared/ids.ts';
import { isWithin, type Period } from '../../domain/shared/period.ts';
import { addSeconds, type Instant } from '../../domain/shared/time.ts';
import type { PreparedSubmission } from '../../domain/transactions/attempt.ts';
import type { PaymentInstruction } from '../../domain/transactions/outcome.ts';
import type {
  DeathRule,
  Invite,
  KnownPayee,
  Listed,
  ListedPayment,
  LookUp,
  ParsedWebhook,
  Payee,
  PaymentProvider,
  Preparation,
  ProviderLimits,
  Submission,
  WebhookRequest,
} from '../../payouts/shared/payment-provider.ts';
import type { RiseApi, Window } from './api/rise-api.ts';
import { RiseV2Api } from './api/rise-v2-api.ts';
import { RiseSession } from './login/rise-session.ts';
import { KnownReferences } from './payments/known-references.ts';
import { listedPayment } from './payments/listed-payment.ts';
import { markedIn } from './payments/marker.ts';
import { outcomesOf } from './payments/match-items.ts';
import { listOf } from './payments/payment-list.ts';
import { preparePayments } from './payments/prepare-payments.ts';
import { readRiseDocument } from './payments/rise-document.ts';
import { submitPayments } from './payments/submit-payments.ts';
import { RISE_CURRENCY, riseFacts } from './rise-facts.ts';
import { type RiseSecretStore, type RiseSecrets, rememberedSecrets } from './secrets.ts';
import type { RiseSettings } from './settings.ts';
import { inviteOnce } from './team/rise-invites.ts';
import { RiseTeam } from './team/rise-team.ts';
import { secp256k1Wallet, type WalletOf } from './wallet.ts';
import { parseRiseWebhook } from './webhooks/parse-webhook.ts';
import { RiseHttp } from './wire/rise-http.ts';

export type RiseworksDependencies = {
  readonly settings: RiseSettings;
  readonly secrets: RiseSecretStore;
  readonly fetch: typeof fetch;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly nowMs: () => number;
  /** Absent: as Rise asks for it, secp256k1. */
  readonly walletOf?: WalletOf;
};

const DAY_SECONDS = 86_400;

/**
 * Pays through RiseWorks. Two wallets sign in: one that only reads, for everything that asks, and the signing wallet for
 * making payments. So only the Lambda that pays needs to read the signing key.
 */
export class RiseworksProvider implements PaymentProvider {
  readonly name = 'riseworks';
  readonly limits: ProviderLimits;
  readonly repeatSafe: boolean;
  readonly debits: RiseSettings['debits'];
  readonly returnWindowDays: number;
  readonly death: DeathRule;
  readonly longestAttemptSeconds: number;
  readonly #settings: RiseSettings;
  readonly #secrets: RiseSecrets;
  readonly #reader: RiseApi;
  readonly #payer: RiseApi;
  readonly #team: RiseTeam;
  readonly #walletOf: WalletOf;
  readonly #references = new KnownReferences();

  constructor({ settings, secrets, fetch, sleep, nowMs, walletOf = secp256k1Wallet }: RiseworksDependencies) {
    this.#settings = settings;
    this.#walletOf = walletOf;
    this.#secrets = rememberedSecrets(secrets, nowMs, { walletOf });
    const { siwe, loginRiseid, signingRiseid } = settings;
    const { loginKey, signingKey } = this.#secrets;
    const http = new RiseHttp({ settings, fetch, sleep, nowMs });
    this.#reader = new RiseV2Api(
      new RiseSession({ http, siwe, riseid: loginRiseid, key: loginKey, nowMs, walletOf }),
      settings,
    );
    this.#payer = new RiseV2Api(
      new RiseSession({ http, siwe, riseid: signingRiseid, key: signingKey, nowMs, walletOf }),
      settings,
    );
    this.#team = new RiseTeam(this.#reader, nowMs);
    const facts = riseFacts(settings);
    this.limits = facts.limits;
    this.repeatSafe = facts.repeatSafe;
    this.debits = facts.debits;
    this.returnWindowDays = facts.returnWindowDays;
    this.death = facts.death;
    this.longestAttemptSeconds = facts.longestAttemptSeconds;
  }

  async prepare(
    attemptId: AttemptId,
    currency: Currency,
    payments: readonly PaymentInstruction[],
    now: Instant,
  ): Promise<Preparation> {
    const fault = this.#limitFault(currency, payments);
    if (fault !== undefined) return { kind: 'rejected', rejection: { reason: 'invalid', message: fault } };
    const deps = { api: this.#payer, settings: this.#settings, secrets: this.#secrets, walletOf: this.#walletOf };
    return preparePayments(deps, attemptId, payments, now);
  }

  submit(prepared: PreparedSubmission, now: Instant): Promise<Submission> {
    return submitPayments(this.#payer, prepared, now);
  }

  async lookUp({ document }: PreparedSubmission, now: Instant): Promise<LookUp> {
    const attempt = readRiseDocument(document);
    const { items, complete } = await this.#list({ from: new Date(attempt.preparedAt), to: new Date(now) });
    return { outcomes: outcomesOf(attempt, items), complete };
  }

  async findByReference(transactionIds: readonly TransactionId[], since: Instant, now: Instant): Promise<Listed> {
    const wanted = new Set<string>(transactionIds);
    const { items, complete } = await this.#list({ from: new Date(since), to: new Date(now) });
    return listed(
      items.filter(({ description }) => wanted.has(markedIn(description)?.transactionId ?? '')),
      complete,
    );
  }

  async listPayments(period: Period): Promise<Listed> {
    const { items, complete } = await this.#list({ from: new Date(period.from), to: new Date(period.to) });
    return listed(items, complete, ({ at }) => isWithin(at, period));
  }

  identify(providerReference: string, now: Instant): Promise<TransactionId | 'unclear' | undefined> {
    const from = addSeconds(now, -this.returnWindowDays * DAY_SECONDS);
    return this.#references.find(providerReference, () => this.#list({ from: new Date(from), to: new Date(now) }));
  }

  async balance(currency: Currency): Promise<bigint> {
    return (await this.#reader.balances()).get(currency) ?? 0n;
  }

  getPayee(known: KnownPayee): Promise<Payee> {
    return this.#team.payee(known);
  }

  invite(email: string): Promise<Invite> {
    return inviteOnce(this.#reader, email);
  }

  pendingInvites(): Promise<readonly Invite[]> {
    return this.#reader.pendingInvites();
  }

  parseWebhook(request: WebhookRequest, now: Instant): Promise<ParsedWebhook> {
    return parseRiseWebhook({ settings: this.#settings.webhooks, secrets: this.#secrets }, request, now);
  }

  /** Signs in, if need be, and asks for the team's balance. */
  async checkHealth(): Promise<void> {
    await this.#reader.balances();
  }

  #list(window: Window) {
    return listOf(this.#reader, this.#settings, window);
  }

  /** Batches are made within the limits, but a batch may be older than a change of the limits. */
  #limitFault(currency: Currency, payments: readonly PaymentInstruction[]): string | undefined {
    const { paymentsPerSubmission, minMinor, maxMinor } = this.limits;
    if (currency !== RISE_CURRENCY) return `Rise pays in USD, not in ${currency}`;
    if (payments.length > paymentsPerSubmission) return `Rise takes at most ${paymentsPerSubmission} payments at once`;
    const outside = payments.find(({ amountMinor }) => amountMinor < minMinor || amountMinor > maxMinor);
    return outside && `${outside.transactionId} is not between ${minMinor} and ${maxMinor} cents`;
  }
}

function listed(
  items: readonly Parameters<typeof listedPayment>[0][],
  complete: boolean,
  isWanted: (payment: ListedPayment) => boolean = () => true,
): Listed {
  const payments = items.map(listedPayment);
  const known = payments.filter((payment) => payment !== undefined);
  return { payments: known.filter(isWanted), complete: complete && known.length === items.length };
}
