import '../../functions/support/silent-log.ts';
import { marshall } from '@aws-sdk/util-dynamodb';
import { publishEventsHandler } from '../../../functions/events/publish-events.ts';
import { streamImage } from '../../../infra/local/events/stream-image.ts';
import type { PayoutEvent } from '../../../lib/domain/events/payout-event.ts';
import { AUDIT_PREFIX } from '../../../lib/store/keys.ts';
import { LAMBDA_CONTEXT } from '../../functions/support/api-event.ts';
import { unpackedItem } from '../rules/unpacked.ts';
import type { StoredMap } from '../store/stored-value.ts';
import { Process } from './effects/process.ts';
import { StateError } from './machine/state-error.ts';
import type { World } from './world.ts';

/** The longest time from a write until the stream's Lambda is called for it. */
const WINDOW_SECONDS = 1;
const TRIES_AGAIN_SECONDS = 2;
/** If it has not answered by then, it is called again, whatever the first call goes on to do. */
const LAMBDA_SECONDS = 60;
const NAME = 'publish-events';

export type StreamOptions = {
  /** If false, nothing is announced, which saves time. */
  readonly isListenedTo: boolean;
  /** For every new audit entry. */
  readonly saw: (action: string) => void;
};

/**
 * The table's stream and its Lambda. The real Lambda gets every new audit entry, in order, and again from where it broke off. What
 * went out is noted, copies too, so that a rule can ask whether something never did.
 */
export class Stream {
  /** Every copy of every event, in the order in which they went out. */
  readonly published: PayoutEvent[] = [];
  readonly told: string[] = [];
  readonly entries: StoredMap[] = [];
  /** The same, as the table has them. */
  readonly #items: StoredMap[] = [];
  readonly #world: World;
  readonly #options: StreamOptions;
  /** The mapping of the stream to the Lambda. */
  readonly #mapping = new Process('stream', 0);
  #announced = 0;
  #seen = 0;
  #isOnItsWay = false;

  constructor(world: World, options: StreamOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** Looks at what was written since. What a restore brings back is in no stream. */
  look(): void {
    const { feed } = this.#world.table;
    for (; this.#seen < feed.length; this.#seen += 1) {
      const change = feed[this.#seen];
      if (!change?.after || change.before || change.cause === 'restore') continue;
      if (!change.key.SK.startsWith(AUDIT_PREFIX)) continue;
      this.entries.push(unpackedItem(change.after));
      this.#items.push(change.after);
      this.#options.saw(String(change.after.action));
    }
    if (this.#options.isListenedTo && this.#announced < this.entries.length) this.#callIn(WINDOW_SECONDS);
  }

  #callIn(seconds: number): void {
    if (this.#isOnItsWay) return;
    this.#isOnItsWay = true;
    this.#world.after(seconds, () => void this.#call());
  }

  async #call(): Promise<void> {
    const [from, upTo] = [this.#announced, this.entries.length];
    const once = () => this.#invoke(from, upTo);
    const done = await this.#world.gate
      .pass<number>(this.#mapping, {
        kind: 'invoke',
        act: once,
        twice: async (late) => {
          const [first] = await Promise.all([once(), late(once).catch(() => from)]);
          return first;
        },
        text: () => `calls ${NAME} with ${upTo - from} entries`,
      })
      .catch(() => from);
    this.#announced = Math.max(this.#announced, done);
    this.#isOnItsWay = false;
    if (this.#announced < this.entries.length) this.#callIn(TRIES_AGAIN_SECONDS);
  }

  /** @returns up to which entry everything was announced. @throws StateError when it crashed, or did not answer in time */
  #invoke(from: number, upTo: number): Promise<number> {
    const Records = this.#items.slice(from, upTo).map((item, nth) => recordOf(item, from + nth));
    const ended = this.#world.begin(NAME, { type: 'system', name: NAME }, (_product, _context, process) =>
      publishEventsHandler(this.#outside(process))({ Records }, LAMBDA_CONTEXT),
    );
    return new Promise((resolve, reject) => {
      this.#world.after(LAMBDA_SECONDS, () => reject(new StateError('Lambda.Timeout')));
      void ended.then((end) => {
        if (end.kind !== 'answered') reject(new StateError('Lambda.Unknown'));
        else resolve(Number(end.value.batchItemFailures[0]?.itemIdentifier ?? upTo));
      });
    });
  }

  #outside(process: Process) {
    const { gate } = this.#world;
    return {
      publisher: {
        publish: (events: readonly PayoutEvent[]) =>
          gate.pass<void>(process, {
            kind: 'publish',
            act: () => void this.published.push(...events),
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

/** As the stream hands it to Lambda: its number is its place. */
function recordOf(item: StoredMap, nth: number) {
  const NewImage = streamImage(marshall(item, { removeUndefinedValues: true }));
  return { eventName: 'INSERT', dynamodb: { SequenceNumber: String(nth), NewImage } };
}
