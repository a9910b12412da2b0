import type { PayoutEvent } from '../../domain/events/payout-event.ts';

/** Publishes events for other systems. */
export interface EventPublisher {
  /** Publishes all of them, in order. @throws Error if one was not accepted; then it is not known which of them were */
  publish(events: readonly PayoutEvent[]): Promise<void>;
}
