import { announce } from '../../../lib/payouts/events/announce.ts';
import { fromAuditItem } from '../../../lib/store/audit/audit-entry-schema.ts';
import { AUDIT_PREFIX } from '../../../lib/store/keys.ts';
import type { RawItem } from '../../../lib/store/shared/table.ts';
import type { Process } from './effects/process.ts';
import type { World } from './world.ts';

/** The stream's Lambda is called at most so long after something was written. */
const WINDOW_SECONDS = 1;
const TRIES_AGAIN_SECONDS = 2;

export type StreamOptions = {
  /** Otherwise nothing is announced, which costs nothing. */
  readonly isListenedTo: boolean;
  /** For every new audit entry. */
  readonly saw: (action: string) => void;
};

/**
 * The table's stream and what hangs on it: every new audit entry is announced, in order, and again from where it broke off.
 * It notes what went out, so that a history can be asked whether something never did.
 */
export class Stream {
  /** How often each event went out, by its id. */
  readonly published = new Map<string, number>();
  readonly told: string[] = [];
  /** Entries that were announced to the end. */
  announced = 0;
  readonly #world: World;
  readonly #options: StreamOptions;
  readonly #entries: RawItem[] = [];
  #seen = 0;
  #isOnItsWay = false;

  constructor(world: World, options: StreamOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** Everything that was written has been announced. */
  get isDrained(): boolean {
    return this.announced === this.#entries.length;
  }

  /** Looks at what was written since. */
  look(): void {
    const { feed } = this.#world.table;
    for (; this.#seen < feed.length; this.#seen += 1) {
      const change = feed[this.#seen];
      if (!change?.after || change.before || !change.key.SK.startsWith(AUDIT_PREFIX)) continue;
      this.#entries.push(change.after);
      this.#options.saw(String(change.after.action));
    }
    if (this.#options.isListenedTo && !this.isDrained) this.#callIn(WINDOW_SECONDS);
  }

  #callIn(seconds: number): void {
    if (this.#isOnItsWay) return;
    this.#isOnItsWay = true;
    this.#world.after(seconds, () => void this.#call());
  }

  async #call(): Promise<void> {
    const upTo = this.#entries.length;
    const name = 'publish-events';
    await this.#world.begin(name, { type: 'system', name }, async (_product, _context, process) => {
      for (let next = this.announced; next < upTo; next += 1) {
        await announce(this.#outside(process), fromAuditItem(this.#entries[next] ?? {}));
        // What another delivery has announced meanwhile is not taken back.
        this.announced = Math.max(this.announced, next + 1);
      }
    });
    this.#isOnItsWay = false;
    if (!this.isDrained) this.#callIn(TRIES_AGAIN_SECONDS);
  }

  #outside(process: Process) {
    const { gate } = this.#world;
    return {
      publisher: {
        publish: (events: readonly { readonly eventId: string }[]) =>
          gate.pass<void>(process, {
            kind: 'publish',
            act: () => {
              for (const { eventId } of events) this.published.set(eventId, (this.published.get(eventId) ?? 0) + 1);
            },
            text: () => `publishes ${events.length} events`,
          }),
      },
      people: {
        tell: ({ subject }: { readonly subject: string }) =>
          gate.pass<void>(process, {
            kind: 'tell',
            act: () => void this.told.push(subject),
            text: () => `tells people: ${subject}`,
          }),
      },
    };
  }
}
