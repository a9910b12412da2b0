import { isId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

/**
 * RECEIVED: stored, and still to be handled. APPLIED: the provider was asked, and its answer is in the books. IGNORED:
 * there was nothing to ask about.
 */
export const WEBHOOK_EVENT_STATUSES = ['RECEIVED', 'APPLIED', 'IGNORED'] as const;
export type WebhookEventStatus = (typeof WEBHOOK_EVENT_STATUSES)[number];

/** What a provider's message is about. It is only a hint: it says where to look, never what became of a payment. */
export type WebhookHint =
  | { readonly kind: 'payment'; readonly transactionId: string }
  /** About a payment that the message names by the provider's own id only. */
  | { readonly kind: 'provider_payment'; readonly providerReference: string }
  /**
   * About a payee, by the provider's own id of that person or company (the holder id). `isSuspended`: the provider no longer
   * pays to that account, and says so nowhere else.
   */
  | { readonly kind: 'payee'; readonly holderId: string; readonly isSuspended?: true | undefined }
  /** Signed by the provider, but about nothing that can be looked up. */
  | { readonly kind: 'none' };

/** One message of a provider, its signature verified. */
export type ProviderEvent = {
  /** The provider's own id of the message, which is the same when it is delivered again. It fits the pattern of ids. */
  readonly providerEventId: string;
  /** The provider's name for the kind of message, for people. */
  readonly type: string;
  readonly hint: WebhookHint;
};

export type WebhookEvent = ProviderEvent & {
  readonly provider: string;
  readonly status: WebhookEventStatus;
  readonly receivedAt: Instant;
  /** Raised by every write; a write that finds another version starts over. */
  readonly version: number;
  readonly settledAt?: Instant | undefined;
  /** The result of handling it, or why there was none. */
  readonly note?: string | undefined;
};

export type WebhookEventRef = Pick<WebhookEvent, 'provider' | 'providerEventId'>;

export function webhookEventId({ provider, providerEventId }: WebhookEventRef): string {
  return `${provider}.${providerEventId}`;
}

/** `undefined` for an id that no event can have. */
export function webhookEventRefOf(id: string): WebhookEventRef | undefined {
  const cut = id.indexOf('.');
  const [provider, providerEventId] = [id.slice(0, cut), id.slice(cut + 1)];
  return cut > 0 && isId(providerEventId) ? { provider, providerEventId } : undefined;
}

export function receivedEvent(provider: string, event: ProviderEvent, receivedAt: Instant): WebhookEvent {
  return { ...event, provider, status: 'RECEIVED', receivedAt, version: 1 };
}

export function settledEvent(
  event: WebhookEvent,
  status: Exclude<WebhookEventStatus, 'RECEIVED'>,
  note: string,
  settledAt: Instant,
): WebhookEvent {
  return { ...event, status, note, settledAt, version: event.version + 1 };
}

/** The event, to be handled again, whatever its earlier result was. */
export function reopenedEvent(event: WebhookEvent): WebhookEvent {
  return { ...event, status: 'RECEIVED', settledAt: undefined, note: undefined, version: event.version + 1 };
}
