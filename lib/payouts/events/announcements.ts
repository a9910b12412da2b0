import type { AuditAction, AuditEntry } from '../../domain/audit/audit.ts';
import type { PayoutEvent, PeopleMessage } from '../../domain/events/payout-event.ts';
import { auditSealed } from './audit-events.ts';
import { batchCancelled, batchCompleted, batchCreated, batchFailed, batchParked } from './batch-events.ts';
import type { EventsOf } from './event-of.ts';
import { incidentsRaised } from './incident-events.ts';
import { tellOfIncidents } from './incident-messages.ts';
import type { MessageOf } from './message-text.ts';
import {
  paymentsCancelled,
  paymentsCompleted,
  paymentsContradicted,
  paymentsFailed,
  paymentsOverpaid,
  paymentsReturned,
  paymentsUnknown,
  resolutionsProposed,
} from './payment-events.ts';
import { tellOfApproval, tellOfFinishedBatch, tellOfReturn, tellOfSettling } from './people-messages.ts';
import { releaseProposed, settingsChangeProposed } from './proposal-events.ts';
import { tellOfWaiting } from './waiting-messages.ts';

type Announcement = {
  readonly events?: EventsOf;
  /** Only for what waits for a person. */
  readonly people?: MessageOf;
};

/** Not announced. It is in the audit log, and nobody outside waits for it. */
const SILENT: Announcement = {};

/** Who is told of what. A new action does not compile until it is decided here. */
const ANNOUNCEMENTS: Readonly<Record<AuditAction, Announcement>> = {
  'affiliate.imported': SILENT,
  'account.linked': SILENT,
  'account.refreshed': SILENT,
  'account.invited': SILENT,
  'account.invite_accepted': SILENT,
  'affiliate.updated': SILENT,
  'affiliate.held': SILENT,
  'affiliate.release_proposed': { events: releaseProposed, people: tellOfApproval },
  'affiliate.release_withdrawn': SILENT,
  'affiliate.released': SILENT,
  'commissions.accrued': SILENT,
  'commission.reversed': SILENT,
  'balance.adjusted': SILENT,

  'audit.sealed': { events: auditSealed },
  'request.refused': SILENT,

  'config.changed': SILENT,
  'config.change_proposed': { events: settingsChangeProposed, people: tellOfApproval },
  'config.change_withdrawn': SILENT,
  'payouts.paused': SILENT,
  'payouts.resumed': SILENT,
  'payouts.restored': SILENT,
  'payouts.restore_settled': SILENT,
  'lost_payment.noted': SILENT,

  'webhook.received': SILENT,
  'webhook.applied': SILENT,
  'webhook.ignored': SILENT,
  'webhook.replayed': SILENT,
  'incident.raised': { events: incidentsRaised, people: tellOfIncidents },
  'incident.resolved': SILENT,

  'batch.claimed': SILENT,
  'batch.created': { events: batchCreated, people: tellOfApproval },
  'batch.approved': SILENT,
  'batch.queued': SILENT,
  'batch.run_started': SILENT,
  'batch.processing': SILENT,
  'batch.parked': { events: batchParked, people: tellOfWaiting },
  'batch.settling': { people: tellOfSettling },
  'batch.completed': { events: batchCompleted, people: tellOfFinishedBatch },
  'batch.failed': { events: batchFailed, people: tellOfFinishedBatch },
  'batch.cancelling': SILENT,
  'batch.cancelled': { events: batchCancelled },
  'batch.returns_checked': SILENT,
  'batch.recovered': SILENT,

  'payment.sending': SILENT,
  'payment.found': SILENT,
  'payment.completed': { events: paymentsCompleted },
  'payment.unknown': { events: paymentsUnknown },
  'payment.failed': { events: paymentsFailed },
  'payment.not_taken': SILENT,
  'payment.retrying': SILENT,
  'payment.cancelled': { events: paymentsCancelled },
  'payment.retried': SILENT,
  'payment.returned': { events: paymentsReturned, people: tellOfReturn },
  'payment.overpaid': { events: paymentsOverpaid, people: tellOfIncidents },
  'payment.contradicted': { events: paymentsContradicted, people: tellOfIncidents },
  'payment.attempt_closed': SILENT,
  'payment.resolution_proposed': { events: resolutionsProposed, people: tellOfApproval },
  'payment.resolution_confirmed': SILENT,
};

/**
 * The events and messages of an audit entry. The same entry always gives the same events, so repeating them is harmless to
 * subscribers that remember event ids.
 *
 * @throws ZodError, Error for an entry that its own use case cannot have written
 */
export function announcementsOf(entry: AuditEntry): {
  readonly events: readonly PayoutEvent[];
  readonly message: PeopleMessage | undefined;
} {
  // A newer version wrote it, in the middle of a deployment. That version will know what to do.
  if (!Object.hasOwn(ANNOUNCEMENTS, entry.action))
    throw new Error(`this version does not know who is told of ${entry.action}`);
  const { events, people } = ANNOUNCEMENTS[entry.action];
  const told = events?.(entry) ?? [];
  return { events: told, message: people?.(entry, told) };
}
