import type { PeopleMessage } from '../../domain/events/payout-event.ts';

/** Where people hear of what waits for them. */
export interface PeopleNotifier {
  tell(message: PeopleMessage): Promise<void>;
}
