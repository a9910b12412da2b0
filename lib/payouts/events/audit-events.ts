import { sealedDetails } from './audit-details.ts';
import { type EventsOf, eventOf } from './event-of.ts';

/** The newest seal of the audit log, so that somebody outside can keep it. */
export const auditSealed: EventsOf = (entry) => {
  const { final, ...seal } = sealedDetails.parse(entry.details);
  return [eventOf(entry, { type: 'audit.sealed', facts: { ...seal, ...(final && { final }) } })];
};
