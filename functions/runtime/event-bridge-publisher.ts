import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import pRetry from 'p-retry';
import { EVENT_SOURCE, eventDetail } from '../../lib/contracts/events/events.ts';
import type { PayoutEvent } from '../../lib/domain/events/payout-event.ts';
import { split } from '../../lib/domain/shared/split.ts';
import type { EventPublisher } from '../../lib/payouts/events/event-publisher.ts';

/**
 * PutEvents takes 10 entries, of 256 KB in total. An event of ours has ids of at most 128 characters and a few words, well
 * below 2 KB.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
 */
const ENTRIES_PER_CALL = 10;

/** The bus refused some entries of a call. The call itself succeeds even if all were refused. */
class EntriesRefused extends Error {
  override readonly name = 'EntriesRefused';
}

/** Puts events on the bus. Only the entries that the bus refused are sent again, a few times. */
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
      // The results have the order of the request.
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
      // The SDK has already repeated calls that failed as a whole.
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
