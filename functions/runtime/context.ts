import { monotonicFactory } from 'ulid';
import type { Actor } from '../../lib/domain/audit/actor.ts';
import { instant } from '../../lib/domain/shared/time.ts';
import type { Context } from '../../lib/payouts/shared/context.ts';
import { derivedId, type Occasion } from '../../lib/payouts/shared/derived-id.ts';

/** Ids of one Lambda instance sort in the order in which they were made, even within a millisecond. */
const newId = monotonicFactory();
const now = () => instant(new Date());

/** A context with the real clock and real randomness. Without a given occasion it gets a new one, which never repeats. */
export function contextOf(actor: Actor, occasion: Occasion = { id: newId(), at: now() }): Context {
  return { actor, now, newId: () => newId(), idFor: (purpose) => derivedId(occasion, purpose) };
}

/** A context for a part of the system. `occasion` is the firing of a schedule, which may be delivered twice. */
export function systemContext(name: string, occasion?: Occasion): Context {
  return contextOf({ type: 'system', name }, occasion && { ...occasion, id: `${name}#${occasion.id}` });
}
