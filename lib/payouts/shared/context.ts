import type { Actor } from '../../domain/audit/actor.ts';
import type { Instant } from '../../domain/shared/time.ts';

/** Who acts, what time it is and where new ids come from: handed in, so that no use case has a clock or dice of its own. */
export type Context = {
  readonly actor: Actor;
  readonly now: () => Instant;
  /** A new ULID: unique, and later ones sort later. */
  readonly newId: () => string;
  /**
   * The id of what this request (or this firing of a schedule) makes for a purpose, as a ULID: the same one when the same
   * request is handled again after a crash, and another one for every other request and purpose.
   */
  readonly idFor: (purpose: string) => string;
};
