import type { PeopleMessage } from '../../domain/events/payout-event.ts';

/** Tells people what waits for them. */
export interface PeopleNotifier {
  tell(message: PeopleMessage): Promise<void>;
}
