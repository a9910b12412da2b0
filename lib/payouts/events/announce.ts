import type { AuditEntry } from '../../domain/audit/audit.ts';
import { announcementsOf } from './announcements.ts';
import type { EventPublisher } from './event-publisher.ts';
import type { PeopleNotifier } from './people-notifier.ts';

export type AnnounceDependencies = { readonly publisher: EventPublisher; readonly people: PeopleNotifier };

/**
 * Announces an audit entry: to systems first, to people last. If this breaks off in between and is repeated, systems
 * recognise the copies by their ids, and people are not told twice.
 *
 * @returns how many events went out
 * @throws Error if something was not accepted; then the entry must be announced again
 */
export async function announce({ publisher, people }: AnnounceDependencies, entry: AuditEntry): Promise<number> {
  const { events, message } = announcementsOf(entry);
  if (events.length > 0) await publisher.publish(events);
  if (message !== undefined) await people.tell(message);
  return events.length;
}
