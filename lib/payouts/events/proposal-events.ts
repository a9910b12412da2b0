import { proposedChangeDetails, proposedReleaseDetails } from './audit-details.ts';
import { type EventsOf, eventOf } from './event-of.ts';

/** A change of the settings that a second person has to confirm. */
export const settingsChangeProposed: EventsOf = (entry) => {
  const facts = { of: 'CONFIG', ...proposedChangeDetails.parse(entry.details) } as const;
  return [eventOf(entry, { type: 'approval.wanted', facts })];
};

/** An automatic hold that one person wants to lift. */
export const releaseProposed: EventsOf = (entry) => {
  const { subject, auditId, details } = entry;
  if (subject.type !== 'affiliate') throw new Error(`audit entry ${auditId} is not about an affiliate`);
  const { automaticHolds: currencies, ...proposal } = proposedReleaseDetails.parse(details);
  const facts = { of: 'RELEASE', affiliateId: subject.affiliateId, currencies, ...proposal } as const;
  return [eventOf(entry, { type: 'approval.wanted', facts })];
};
