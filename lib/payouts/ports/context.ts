import type { Actor } from '../../domain/audit.ts';
import type { Instant } from '../../domain/time.ts';

/** Who acts, what time it is and where new ids come from: handed in, so that no use case has a clock or dice of its own. */
export type Context = {
  readonly actor: Actor;
  readonly now: () => Instant;
  /** A new ULID: unique, and later ones sort later. */
  readonly newId: () => string;
};
