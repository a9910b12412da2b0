import { proposedChangeDetails } from './audit-details.ts';
import { type EventsOf, eventOf } from './event-of.ts';

/** A change of the settings that a second person has to confirm. */
export const settingsChangeProposed: EventsOf = (entry) => {
  const facts = { of: 'CONFIG', ...proposedChangeDetails.parse(entry.details) } as const;
  return [eventOf(entry, { type: 'approval.wanted', facts })];
};
