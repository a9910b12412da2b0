import { encodeTime } from 'ulid';
import type { Actor } from '../../../lib/domain/audit/actor.ts';
import type { Context } from '../../../lib/payouts/shared/context.ts';
import { derivedId, type Occasion } from '../../../lib/payouts/shared/derived-id.ts';
import type { Process } from './effects/process.ts';
import type { VirtualTime } from './time/virtual-time.ts';

/** The ids of one history: ULIDs that sort in the order in which they were made. */
export class Ids {
  #made = 0;
  #moment: { readonly ms: number; readonly text: string } | undefined;

  /** How many there are so far. */
  get made(): number {
    return this.#made;
  }

  /** As if so many had been made. */
  skip(count: number): void {
    this.#made += count;
  }

  next(ms: number): string {
    if (this.#moment?.ms !== ms) this.#moment = { ms, text: encodeTime(ms, 10) };
    this.#made += 1;
    return this.#moment.text + String(this.#made).padStart(16, '0');
  }
}

/** Clock and ids of one process. `occasion`: a request that is handled again makes the same ids. */
export function contextOf(time: VirtualTime, ids: Ids, process: Process, actor: Actor, occasion: Occasion): Context {
  return {
    actor,
    now: () => time.at(process.skewMs),
    newId: () => ids.next(time.nowMs),
    idFor: (purpose) => derivedId(occasion, purpose),
  };
}
