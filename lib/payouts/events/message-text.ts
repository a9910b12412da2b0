import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { EventFacts, EventType, PayoutEvent, PeopleMessage } from '../../domain/events/payout-event.ts';

/** The message to people about an entry, if something waits for them. `events` are those of the same entry. */
export type MessageOf = (entry: AuditEntry, events: readonly PayoutEvent[]) => PeopleMessage | undefined;

type Of<Type extends EventType> = PayoutEvent & { readonly facts: EventFacts[Type] };

export function factsOf<Type extends EventType>(events: readonly PayoutEvent[], type: Type): EventFacts[Type][] {
  return events.filter((event): event is Of<Type> => event.type === type).map(({ facts }) => facts);
}

export function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}s`;
}

export function lines(...text: readonly string[]): string {
  return text.join('\n');
}
