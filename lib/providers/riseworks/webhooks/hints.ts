import type { ProviderEvent, WebhookHint } from '../../../domain/webhooks/webhook-event.ts';
import { sameText } from '../api/whole-number.ts';
import { markersIn } from '../payments/marker.ts';

/** Events about somebody with several accounts. Rise suspends these accounts at once, and no call of its API shows that. */
const SUSPENDING: readonly string[] = ['withdraw_account.duplicated_detected', 'account_duplicated.detected'];

/**
 * Where an event says to look. Its fields are not fully published, so the event is searched, and no statement in it is
 * believed.
 */
function hintsIn(event: unknown, type: string): readonly WebhookHint[] {
  const found = { transactions: new Set<string>(), payments: new Set<string>(), users: new Set<string>() };
  search(event, '', found, 0);
  const hints: WebhookHint[] = [
    ...[...found.transactions].map((transactionId) => ({ kind: 'payment', transactionId }) as const),
    // A single marker and a single id belong to the same payment. In a group, the description may be that of one
    // payment only.
    ...(found.transactions.size === 1 && found.payments.size === 1 ? [] : [...found.payments]).map(
      (providerReference) => ({ kind: 'provider_payment', providerReference }) as const,
    ),
  ];
  if (hints.length > 0) return hints.slice(0, MAX_HINTS);
  const [holderId] = found.users;
  if (holderId === undefined) return [{ kind: 'none' }];
  return [{ kind: 'payee', holderId, ...(SUSPENDING.includes(type) && { isSuspended: true }) }];
}

/** The events of one message. Each has its own id, which is the same when the message comes again. */
export function eventsOf(messageId: string, type: string, event: unknown): readonly ProviderEvent[] {
  return hintsIn(event, type).map((hint, index) => ({
    providerEventId: index === 0 ? messageId : `${messageId}.${index}`,
    type,
    hint,
  }));
}

/** More than the payments of any submission of ours. */
const MAX_HINTS = 100;
const MAX_DEPTH = 12;
const USER_KEYS: readonly string[] = ['user_id', 'user_nanoid'];

type Found = { readonly transactions: Set<string>; readonly payments: Set<string>; readonly users: Set<string> };

function search(value: unknown, key: string, found: Found, depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (typeof value === 'string') {
    for (const { transactionId } of markersIn(value)) found.transactions.add(transactionId);
    if (USER_KEYS.includes(key) && /^us-[\w-]{1,60}$/.test(value)) found.users.add(value);
  }
  if (key === 'onchain_id' && (typeof value === 'string' || typeof value === 'number')) {
    found.payments.add(sameText(String(value).slice(0, 200)));
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) search(inner, Array.isArray(value) ? key : name, found, depth + 1);
}
