import type { Actor } from '../../domain/audit/actor.ts';
import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { EventActor, Happening, PayoutEvent } from '../../domain/events/payout-event.ts';

/** The events of one kind of audit entry: usually one, or one for each of its payments. */
export type EventsOf = (entry: AuditEntry) => readonly PayoutEvent[];

/** An event of an audit entry. Its id derives from the entry and the position in it, so every copy has the same id. */
export function eventOf({ auditId, at, actor }: AuditEntry, happening: Happening, position = 0): PayoutEvent {
  const eventId = `${auditId}.${String(position).padStart(3, '0')}`;
  return { eventId, occurredAt: at, auditId, actor: withoutName(actor), ...happening };
}

/** The actor's id, without name, address or browser. */
function withoutName(actor: Actor): EventActor {
  switch (actor.type) {
    case 'admin':
      return { type: 'admin', sub: actor.sub };
    case 'system':
      return { type: 'system', name: actor.name };
    default:
      return actor satisfies never;
  }
}
