import { randomUUID } from 'node:crypto';
import type { Rise } from '../rise.ts';
import type { WebhookEvent } from './event.ts';

/** Events by their V2 names, and the field that holds what each is about. */
const ENTITIES = {
  'deposit.received': 'deposit',
  // Not published; named by analogy with the others.
  'payment.sent': 'payment',
  'payment.group.created': 'payment_group',
  'invite.accepted': 'invite',
  'withdraw_account.duplicated_detected': 'account',
} as const;
export type EventType = keyof typeof ENTITIES;

const firstStateOf = ({ behaviour }: Rise): WebhookEvent['state'] => {
  switch (behaviour.webhooks) {
    case 'send':
      return 'waiting';
    case 'hold':
      return 'held';
    case 'drop':
      return 'dropped';
    default:
      return behaviour.webhooks satisfies never;
  }
};

/** Stores an event to be sent, in the transaction that makes the change. */
export const announce = (rise: Rise, type: EventType, entity: unknown): void => {
  const id = randomUUID();
  const now = rise.now();
  const body = JSON.stringify({
    object: 'event',
    created: Math.floor(now / 1_000),
    event_type: type,
    event_version: '1.0',
    request_id: randomUUID(),
    idempotency_key: id,
    [ENTITIES[type]]: entity,
  });
  const state = firstStateOf(rise);
  rise.bank.webhooks.put(id, { id, type, body, state, attempts: [] }, state === 'waiting' ? now : undefined);
};
