import { hash } from 'node:crypto';
import { canonicalText } from '../shared/canonical-text.ts';
import { isId, isTransactionId } from '../shared/ids.ts';
import type { BooksDifferFacts, IncidentFacts, IncidentKind } from './incident.ts';

/**
 * What an incident's id is derived from: its kind, its subject, and the detail. So the same trouble is one incident however
 * often it is found, and no other record is needed.
 */
export type IncidentRef = { readonly kind: IncidentKind; readonly about: string; readonly what: string };

export function incidentRef(facts: IncidentFacts): IncidentRef {
  const { kind } = facts;
  switch (kind) {
    case 'OVERPAID':
    case 'OUTCOME_CONTRADICTED':
      return { kind, about: facts.transactionId, what: facts.attemptId };
    case 'SUBMISSION_INVALID':
      return { kind, about: facts.batchId, what: facts.attemptId };
    case 'BOOKS_DIFFER':
      return { kind, about: facts.provider, what: differenceHash(facts) };
    default:
      return facts satisfies never;
  }
}

/**
 * The same difference found again is the same incident, although the provider's words may change from day to day. SHA-256
 * in base64url, because a provider's reference may hold any character.
 */
function differenceHash(facts: BooksDifferFacts): string {
  return hash('sha256', canonicalText(identityOf(facts)), 'base64url');
}

/** A payment that is not ours is identified by the provider's id, one of ours by its id and what our books say. */
function identityOf({ difference, ...facts }: BooksDifferFacts) {
  const { batchId, transactionId, attemptId, providerReference, currency, theirsMinor, ours } = facts;
  const theirs = { currency, theirsMinor };
  if (difference === 'not_in_books') return { difference, providerReference, ...theirs };
  const which = { difference, batchId, transactionId, attemptId, ours };
  return difference === 'amount' ? { ...which, ...theirs } : which;
}

/** An id that fits into a path. The id of OVERPAID, the oldest kind, does not contain its kind. */
export function incidentId(incident: IncidentFacts | IncidentRef): string {
  const { kind, about, what } = 'about' in incident ? incident : incidentRef(incident);
  return kind === 'OVERPAID' ? `${about}.${what}` : `${kind}:${about}.${what}`;
}

const NAMED_KINDS = [
  'OUTCOME_CONTRADICTED',
  'SUBMISSION_INVALID',
  'BOOKS_DIFFER',
] as const satisfies readonly IncidentKind[];

/** `undefined` for an id that no incident can have. */
export function incidentRefOf(id: string): IncidentRef | undefined {
  const kind = NAMED_KINDS.find((name) => id.startsWith(`${name}:`));
  const rest = kind === undefined ? id : id.slice(kind.length + 1);
  const cut = rest.lastIndexOf('.');
  const [about, what] = [rest.slice(0, Math.max(cut, 0)), rest.slice(cut + 1)];
  if (kind === undefined) {
    return isTransactionId(about) && isId(what) ? { kind: 'OVERPAID', about, what } : undefined;
  }
  // A hash may begin with any character of base64url, so the pattern of ids is checked on the whole id.
  return isId(id) && isId(about) && what !== '' ? { kind, about, what } : undefined;
}
