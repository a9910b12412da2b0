import type { Batch } from '../batches/batch.ts';
import type { Payment } from '../transactions/payment.ts';
import type { AuditEntry } from './audit.ts';
import { auditHash, NO_HASH } from './audit-hash.ts';
import type { AuditHead, AuditLink, LinkSubject } from './audit-link.ts';

/** The hash of an entry's content, without what is computed from that hash. */
export function entryHash({ links: _, final: __, ...said }: AuditEntry | Readonly<Record<string, unknown>>): string {
  return auditHash('entry', said);
}

/** The hash of everything stored of an entry, without its keys. */
export function recordHash(stored: Readonly<Record<string, unknown>>): string {
  return auditHash('record', stored);
}

/** @param previous the hash of the link before, or {@link NO_HASH} for the first link */
export function linkHash(link: LinkSubject & { seq: number; state: string }, previous: string, entry: string): string {
  const { seq, state } = link;
  const subject = 'batchId' in link ? { batchId: link.batchId } : { transactionId: link.transactionId };
  return auditHash('link', { ...subject, seq, state, previous, entry });
}

/** The hash of a payment as it is stored, without its keys. */
export function paymentState({ audit: _, ...state }: Payment | Readonly<Record<string, unknown>>): string {
  return auditHash('state', state);
}

/** The same for a batch, without the sums that its payments move, because those changes are links of their own chains. */
export function batchState({
  audit: _,
  counts: __,
  amounts: ___,
  version: ____,
  ...state
}: Batch | Readonly<Record<string, unknown>>): string {
  return auditHash('state', state);
}

type Change<T> = { readonly before?: T | undefined; readonly after: T };

/** Chains changes of payments to their entry: the entry gets a link for each, and each payment its new head. */
export function linkPayments<C extends Change<Payment>>(
  entry: AuditEntry,
  changes: readonly C[],
): { readonly entry: AuditEntry; readonly changes: readonly C[] } {
  const said = entryHash(entry);
  const links = changes.map(({ before, after }) => paymentLink(after, before?.audit, said));
  return {
    entry: { ...entry, links: [...(entry.links ?? []), ...links] },
    changes: changes.map((change, position) => ({
      ...change,
      after: { ...change.after, audit: headOf(links[position]) },
    })),
  };
}

function paymentLink({ unwritten: _, ...after }: Payment, before: AuditHead | undefined, said: string): AuditLink {
  return nextLink({ transactionId: after.transactionId, state: paymentState(after) }, before, said);
}

/**
 * The end of the chain of a payment that has no item to keep it. It follows from the payment, from the end of the chain
 * before, and from the entry that records the change.
 *
 * @param entry its hash ({@link entryHash})
 */
export function headOfUnwritten(payment: Payment, before: AuditHead | undefined, entry: string): AuditHead {
  return headOf(paymentLink(payment, before, entry));
}

/** The same for a batch. */
export function linkBatch(entry: AuditEntry, { before, after }: Change<Batch>): { entry: AuditEntry; after: Batch } {
  const link = nextLink({ batchId: after.batchId, state: batchState(after) }, before?.audit, entryHash(entry));
  return {
    entry: { ...entry, links: [...(entry.links ?? []), link] },
    after: { ...after, audit: headOf(link) },
  };
}

function nextLink(subject: LinkSubject & { state: string }, before: AuditHead | undefined, said: string): AuditLink {
  const seq = (before?.seq ?? 0) + 1;
  return { ...subject, seq, hash: linkHash({ ...subject, seq }, before?.hash ?? NO_HASH, said) };
}

function headOf(link: AuditLink | undefined): AuditHead {
  if (!link) throw new RangeError('every change has its link');
  return { seq: link.seq, hash: link.hash };
}
