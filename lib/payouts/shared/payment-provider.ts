import type { KycStatus } from '../../domain/accounts/payout-account.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AttemptId, PayeeId, TransactionId } from '../../domain/shared/ids.ts';
import type { Period } from '../../domain/shared/period.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { PreparedSubmission } from '../../domain/transactions/attempt.ts';
import type { Outcome, PaymentInstruction, PaymentOutcome } from '../../domain/transactions/outcome.ts';
import type { Rejection } from '../../domain/transactions/rejection.ts';
import type { ProviderEvent } from '../../domain/webhooks/webhook-event.ts';

export type ProviderLimits = {
  readonly paymentsPerSubmission: number;
  /** At least 1. */
  readonly minMinor: bigint;
  readonly maxMinor: bigint;
  /** `any`: every ISO 4217 currency. */
  readonly currencies: ReadonlySet<Currency> | 'any';
};

export type Payee = {
  readonly payeeId: PayeeId;
  /** The provider's own id of the person or company behind the payee id, if it has one. It survives a change of payee id. */
  readonly holderId?: string | undefined;
  readonly kycStatus: KycStatus;
  readonly canReceivePayments: boolean;
  /** Why it cannot receive payments, for the admin who reads it. */
  readonly fault?: string | undefined;
};

/** A payee as we know it: by its payee id and, once seen, by the provider's own id of its holder. */
export type KnownPayee = { readonly payeeId: PayeeId; readonly holderId?: string | undefined };

/** Everything is ready to be sent, or the provider has already rejected it. */
export type Preparation =
  | { readonly kind: 'prepared'; readonly prepared: PreparedSubmission }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/** `taken`: the provider accepted the submission; a payment without an outcome is unknown. */
export type Submission =
  | { readonly kind: 'taken'; readonly outcomes: readonly PaymentOutcome[] }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/**
 * When an attempt that no look-up finds counts as dead (M4). `marginSeconds` must have passed since its `notAfter`. After
 * that, `emptyLookUps` complete look-ups, at least `apartSeconds` apart, must not have found it.
 */
export type DeathRule = {
  readonly marginSeconds: number;
  readonly emptyLookUps: 1 | 2;
  readonly apartSeconds: number;
};

/** The payee in the provider's own ids; absent if it does not say. */
export type ListedPayee = { readonly payeeId?: PayeeId | undefined; readonly holderId?: string | undefined };

/** A payment in the provider's own list. */
export type ListedPayment = {
  /** Our attempt that it belongs to, by our reference; absent if it has none. */
  readonly ours?: { readonly transactionId: TransactionId; readonly attemptId: AttemptId } | undefined;
  readonly providerReference: string;
  readonly payee?: ListedPayee | undefined;
  readonly currency: Currency;
  readonly amountMinor: bigint;
  /** When it was made there. */
  readonly at: Instant;
  readonly outcome: Outcome;
};

/** `complete`: the provider showed everything, so what is not in it is not there. */
export type Listed = { readonly payments: readonly ListedPayment[]; readonly complete: boolean };

/** Somebody whom the provider has invited. */
export type Invite = { readonly inviteId: string; readonly email: string };

export type LookUp = {
  readonly outcomes: readonly PaymentOutcome[];
  /** True if the provider saw everything: a payment without an outcome does not exist there. */
  readonly complete: boolean;
};

/** A message as it was received. The signature covers exactly these bytes. */
export type WebhookRequest = {
  /** The names are in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
};

export type ParsedWebhook =
  | { readonly kind: 'events'; readonly events: readonly ProviderEvent[] }
  /** Not from the provider, altered, or too old. Nothing in it may be trusted. The reason is for the sender. */
  | { readonly kind: 'rejected'; readonly reason: string };

/** What a payment provider must be able to do. All pass the same contract tests. */
export interface PaymentProvider {
  readonly name: string;
  readonly limits: ProviderLimits;
  /** Whether submitting exactly the same prepared document again moves no more money. */
  readonly repeatSafe: boolean;
  /**
   * For how many seconds after it has first got a submission the provider promises to know it again. Later the same document
   * may move money once more. Absent: for longer than any attempt can be carried out.
   */
  readonly keysKeptSeconds?: number | undefined;
  /** When a payment leaves the balance that the provider reports. We subtract the payments that have not left it yet. */
  readonly debits: 'when_submitted' | 'when_paid';
  /** For how many days after it was paid a payment may still come back. */
  readonly returnWindowDays: number;
  readonly death: DeathRule;
  /** The longest time after its preparation at which an attempt can be carried out. */
  readonly longestAttemptSeconds: number;
  /** Cannot move money. What is prepared is committed as it is, before it is submitted. */
  prepare(
    attemptId: AttemptId,
    currency: Currency,
    payments: readonly PaymentInstruction[],
    now: Instant,
  ): Promise<Preparation>;
  /**
   * May move money. Throws when the answer is lost or unclear: then everything is unknown. A rejection is final for the
   * submission that it answers, also if the way to the provider has delivered that more than once. It says nothing about an
   * earlier submission of the same attempt.
   */
  submit(prepared: PreparedSubmission, now: Instant): Promise<Submission>;
  /** Never moves money. */
  lookUp(prepared: PreparedSubmission, now: Instant): Promise<LookUp>;
  /** What the provider knows about all attempts of these payments since that moment. Never moves money. */
  findByReference(transactionIds: readonly TransactionId[], since: Instant, now: Instant): Promise<Listed>;
  /** The payments made at the provider within the period, paid or still to be paid, for reconciliation. */
  listPayments(period: Period): Promise<Listed>;
  /** Our payment for an id of the provider; absent if there is none. `unclear`: what the provider shows now is not complete. */
  identify(providerReference: string, now: Instant): Promise<TransactionId | 'unclear' | undefined>;
  /** The money available for payments, in minor units; `unlimited`: the provider does not report it, or has no limit. */
  balance(currency: Currency): Promise<bigint | 'unlimited'>;
  /**
   * What the provider now says about a payee. If its holder now has another payee id, it cannot receive payments. `fault`
   * says so, and an admin links the new one.
   */
  getPayee(known: KnownPayee): Promise<Payee | undefined>;
  /** Asks whoever has that address to open an account with the provider. Asking twice is harmless. */
  invite(email: string): Promise<Invite>;
  /** Invites that nobody has followed yet. */
  pendingInvites(): Promise<readonly Invite[]>;
  /** Verifies the signature and its age before anything else. What is signed but not understood is an event, too. */
  parseWebhook(request: WebhookRequest, now: Instant): Promise<ParsedWebhook>;
  checkHealth(): Promise<void>;
}

/** Chooses a provider by name. @throws if there is no provider of that name. */
export type ProviderDirectory = {
  readonly defaultName: string;
  readonly names: readonly string[];
  get(name: string): PaymentProvider;
};
