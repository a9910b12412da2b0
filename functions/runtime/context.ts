import { monotonicFactory } from 'ulid';
import type { Actor } from '../../lib/domain/audit.ts';
import { instant } from '../../lib/domain/time.ts';
import type { Context } from '../../lib/payouts/ports/context.ts';

/** Ids of one Lambda instance sort in the order in which they were made, even within a millisecond. */
const newId = monotonicFactory();

/** The real clock and dice, for one who acts. */
export function contextOf(actor: Actor): Context {
  return { actor, now: () => instant(new Date()), newId: () => newId() };
}

export function systemContext(name: string): Context {
  return contextOf({ type: 'system', name });
}
