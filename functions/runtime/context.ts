import { monotonicFactory } from 'ulid';
import type { Actor } from '../../lib/domain/audit/actor.ts';
import { instant } from '../../lib/domain/shared/time.ts';
import type { Context } from '../../lib/payouts/shared/context.ts';
import { derivedId, type Occasion } from '../../lib/payouts/shared/derived-id.ts';

/** Ids of one Lambda instance sort in the order in which they were made, even within a millisecond. */
const newId = monotonicFactory();
const now = () => instant(new Date());

/** The real clock and dice, for one who acts. Without an occasion this is one that never comes again. */
export function contextOf(actor: Actor, occasion: Occasion = { id: newId(), at: now() }): Context {
  return { actor, now, newId: () => newId(), idFor: (purpose) => derivedId(occasion, purpose) };
}

/** For a part of the system; `occasion`: the firing of a schedule, which may be delivered twice. */
export function systemContext(name: string, occasion?: Occasion): Context {
  return contextOf({ type: 'system', name }, occasion && { ...occasion, id: `${name}#${occasion.id}` });
}
