import type { Actor } from '../../domain/audit/actor.ts';
import type { Instant } from '../../domain/shared/time.ts';

/** Who acts, the time, and the source of new ids. All are passed in, so that no use case has its own clock or randomness. */
export type Context = {
  readonly actor: Actor;
  readonly now: () => Instant;
  /** A new ULID: unique, and later ones sort later. */
  readonly newId: () => string;
  /**
   * The id of what this request (or this firing of a schedule) makes for a purpose, as a ULID. It is the same when the same
   * request is handled again after a crash, and different for every other request and purpose.
   */
  readonly idFor: (purpose: string) => string;
};
