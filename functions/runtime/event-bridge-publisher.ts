import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import pRetry from 'p-retry';
import { EVENT_SOURCE, eventDetail } from '../../lib/contracts/events/events.ts';
import type { PayoutEvent } from '../../lib/domain/events/payout-event.ts';
import { split } from '../../lib/domain/shared/split.ts';
import type { EventPublisher } from '../../lib/payouts/events/event-publisher.ts';

/**
 * PutEvents takes 10 entries, and 256 KB together: an event of ours is ids of at most 128 characters and some words, well
 * below 2 KB.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
 */
const ENTRIES_PER_CALL = 10;

/** Some entries of a call were not taken; the call itself succeeds even if none was. */
class EntriesRefused extends Error {
  override readonly name = 'EntriesRefused';
}

/** Puts events on the bus. Entries that the bus does not take are tried again a few times, those and no others. */
export class EventBridgePublisher implements EventPublisher {
  readonly #client: EventBridgeClient;
  readonly #busName: string;

  constructor(client: EventBridgeClient, busName: string) {
    this.#client = client;
    this.#busName = busName;
  }

  async publish(events: readonly PayoutEvent[]): Promise<void> {
    for (const some of split(events, ENTRIES_PER_CALL)) await this.#put(some);
  }

  async #put(events: readonly PayoutEvent[]): Promise<void> {
    let left = events;
    const putLeft = async () => {
      const { FailedEntryCount = 0, Entries = [] } = await this.#client.send(
        new PutEventsCommand({ Entries: left.map((event) => this.#entryOf(event)) }),
      );
      if (FailedEntryCount === 0) return;
      // Results are in the order of the request.
      const refused = left.filter((_, position) => Entries[position]?.EventId === undefined);
      const codes = new Set(Entries.flatMap(({ ErrorCode }) => ErrorCode ?? []));
      left = refused;
      throw new EntriesRefused(`the bus did not take ${refused.length} events: ${[...codes].join(', ')}`);
    };
    await pRetry(putLeft, {
      retries: 4,
      minTimeout: 50,
      maxTimeout: 1_000,
      randomize: true,
      // The SDK has retried calls that failed as a whole.
      shouldRetry: ({ error }) => error instanceof EntriesRefused,
    });
  }

  #entryOf(event: PayoutEvent) {
    return {
      EventBusName: this.#busName,
      Source: EVENT_SOURCE,
      DetailType: event.type,
      Time: new Date(event.occurredAt),
      Detail: JSON.stringify(eventDetail(event)),
    };
  }
}
