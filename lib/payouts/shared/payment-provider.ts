import type { KycStatus } from '../../domain/accounts/payout-account.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AttemptId, PayeeId } from '../../domain/shared/ids.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { PreparedSubmission } from '../../domain/transactions/attempt.ts';
import type { PaymentInstruction, PaymentOutcome } from '../../domain/transactions/outcome.ts';
import type { ProviderEvent } from '../../domain/webhooks/webhook-event.ts';

export type ProviderLimits = {
  readonly paymentsPerSubmission: number;
  readonly minMinor: bigint;
  readonly maxMinor: bigint;
  /** `any`: every ISO 4217 currency. */
  readonly currencies: ReadonlySet<Currency> | 'any';
};

export type Payee = {
  readonly payeeId: PayeeId;
  /** The provider's own id of whoever is behind the payee id, where it has one that outlives a change of payee id. */
  readonly holderId?: string | undefined;
  readonly kycStatus: KycStatus;
  readonly canReceivePayments: boolean;
  /** Why it cannot receive payments, for the admin who reads it. */
  readonly fault?: string | undefined;
};

/** A payee as we know it: by its payee id, and, once it was seen, by the provider's own id of its holder. */
export type KnownPayee = { readonly payeeId: PayeeId; readonly holderId?: string | undefined };

export type LookUp = {
  readonly outcomes: readonly PaymentOutcome[];
  /** True when the provider saw everything: a payment without an outcome is not there, rather than not shown. */
  readonly complete: boolean;
};

/** A message as it came over the wire: the signature covers the very bytes. */
export type WebhookRequest = {
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
};

export type ParsedWebhook =
  | { readonly kind: 'events'; readonly events: readonly ProviderEvent[] }
  /** Not the provider's, altered, or too old: nothing in it is to be believed. The reason is for the sender. */
  | { readonly kind: 'rejected'; readonly reason: string };

/** What a payment provider must be able to do. Every one passes the same contract tests. */
export interface PaymentProvider {
  readonly name: string;
  readonly limits: ProviderLimits;
  /** Submitting the very same prepared document again moves no more money. */
  readonly repeatSafe: boolean;
  /** For how many days after it was paid a payment may still come back. */
  readonly returnWindowDays: number;
  /** Cannot move money. The result is committed as it is, before it is submitted. */
  prepare(
    attemptId: AttemptId,
    currency: Currency,
    payments: readonly PaymentInstruction[],
    now: Instant,
  ): Promise<PreparedSubmission>;
  /** May move money. A payment without an outcome in the answer is unknown. Throws when the whole answer is lost. */
  submit(prepared: PreparedSubmission, now: Instant): Promise<readonly PaymentOutcome[]>;
  /** Never moves money. */
  lookUp(prepared: PreparedSubmission, now: Instant): Promise<LookUp>;
  /**
   * What the provider says now of a payee. One whose holder has another payee id by now cannot receive payments: that is
   * its `fault`, and an admin links the new one.
   */
  getPayee(known: KnownPayee): Promise<Payee | undefined>;
  /** Verifies the signature and its age before anything else. What is signed but not understood is an event, too. */
  parseWebhook(request: WebhookRequest, now: Instant): Promise<ParsedWebhook>;
  checkHealth(): Promise<void>;
}

/** Chooses a provider by name. @throws when there is none of that name. */
export type ProviderDirectory = {
  readonly defaultName: string;
  readonly names: readonly string[];
  get(name: string): PaymentProvider;
};
