import type { PayoutEvent } from '../../domain/events/payout-event.ts';

/** Where other systems hear of what happened. */
export interface EventPublisher {
  /** All of them, in order. @throws Error if one was not taken; then it is not known which of them were */
  publish(events: readonly PayoutEvent[]): Promise<void>;
}
