import { raisedIncidentsDetails } from './audit-details.ts';
import { type EventsOf, eventOf } from './event-of.ts';

/** One event for each incident that was not raised by a step of its payment. */
export const incidentsRaised: EventsOf = (entry) =>
  raisedIncidentsDetails
    .parse(entry.details)
    .incidents.map((facts, position) => eventOf(entry, { type: 'incident.raised', facts }, position));
