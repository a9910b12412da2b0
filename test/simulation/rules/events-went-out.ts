import type { StoredMap } from '../store/stored-value.ts';
import { mapOf, mapsOf, optionalText, textOf } from './fields.ts';
import type { Broken } from './rule.ts';

/** A copy of an event, as whoever listens gets it. */
export type Copy = {
  readonly eventId: string;
  readonly auditId: string;
  readonly type: string;
  readonly facts: object;
};

/** docs/events.md: of which audit entry there is an event for every payment that it is about, and of which kind. */
const OF_EACH_PAYMENT: Readonly<Record<string, string>> = {
  'payment.completed': 'payment.completed',
  'payment.failed': 'payment.failed',
  'payment.unknown': 'payment.unknown',
  'payment.cancelled': 'payment.cancelled',
  'payment.returned': 'payment.returned',
  'payment.contradicted': 'payment.returned',
  'payment.overpaid': 'incident.raised',
  'payment.resolution_proposed': 'approval.wanted',
};
/** And of which there is one in all, or more. */
const OF_THE_ENTRY: Readonly<Record<string, string>> = {
  'audit.sealed': 'audit.sealed',
  'incident.raised': 'incident.raised',
  'batch.parked': 'batch.waiting',
  'batch.completed': 'batch.finished',
  'batch.failed': 'batch.finished',
  'batch.cancelled': 'batch.finished',
  'config.change_proposed': 'approval.wanted',
  'affiliate.release_proposed': 'approval.wanted',
};

/**
 * What other systems can rely on (docs/events.md) once the stream has caught up. Every audit entry that has an event went out at
 * least once. Ids tell copies from other events. The first copies went out in the order of the entries.
 *
 * @param entries the audit entries, in the order in which they were written
 * @param copies everything that went out, in order
 */
export function eventsWentOut(entries: readonly StoredMap[], copies: readonly Copy[]): Broken[] {
  return [...neverOut(entries, copies), ...confused(copies), ...outOfOrder(entries, copies)].map((text) => ({
    rule: 'events',
    text,
  }));
}

function* neverOut(entries: readonly StoredMap[], copies: readonly Copy[]) {
  const out = Map.groupBy(copies, ({ auditId }) => auditId);
  for (const entry of entries) {
    const [action, auditId] = [textOf(entry, 'action'), textOf(entry, 'auditId')];
    const events = out.get(auditId) ?? [];
    // A batch without a number ends without an event. That is a draft, even if it had a number and was paid before a restore.
    const isSilent = OF_THE_ENTRY[action] === 'batch.finished' && mapOf(entry, 'details')?.batchNumber === undefined;
    const [ofEach, ofAll] = [OF_EACH_PAYMENT[action], isSilent ? undefined : OF_THE_ENTRY[action]];
    if (ofAll !== undefined && !events.some(({ type }) => type === ofAll)) yield `${action} ${auditId} never went out`;
    if (ofEach === undefined) continue;
    for (const payment of mapsOf(entry, 'links').flatMap((link) => optionalText(link, 'transactionId') ?? [])) {
      const isOut = events.some(
        ({ type, facts }) => type === ofEach && 'transactionId' in facts && facts.transactionId === payment,
      );
      if (!isOut) yield `${action} of ${payment} (${auditId}) never went out`;
    }
  }
}

function* confused(copies: readonly Copy[]) {
  const known = new Map<string, string>();
  for (const { eventId, type, facts } of copies) {
    const content = JSON.stringify([type, facts]);
    if ((known.get(eventId) ?? content) !== content) yield `event ${eventId} went out as two different ones`;
    known.set(eventId, content);
  }
  const ids = Map.groupBy(known, ([, content]) => content);
  for (const same of ids.values()) {
    const [first, second] = same.map(([id]) => id.slice(0, id.lastIndexOf('.')));
    if (second !== undefined && first === second) yield `one event of ${first} went out under two ids`;
  }
}

function* outOfOrder(entries: readonly StoredMap[], copies: readonly Copy[]) {
  const places = new Map(entries.map((entry, place) => [textOf(entry, 'auditId'), place]));
  const seen = new Set<string>();
  let latest = -1;
  for (const { eventId, auditId } of copies) {
    if (seen.has(eventId)) continue;
    seen.add(eventId);
    const place = places.get(auditId);
    if (place === undefined) yield `event ${eventId} is of no audit entry`;
    else if (place < latest) yield `event ${eventId} first went out after one of a later entry`;
    else latest = place;
  }
}
