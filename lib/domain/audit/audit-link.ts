import type { BatchId, TransactionId } from '../shared/ids.ts';

/** Where the chain of a payment or batch stands: the number and hash of its newest link. Kept on its own item. */
export type AuditHead = { readonly seq: number; readonly hash: string };

/**
 * One change of one payment or batch, as a link of its chain; kept in the audit entry that tells of the change. `hash`
 * covers the link before, the whole entry, and `state`, which is the hash of the item as the change left it.
 */
export type AuditLink = AuditHead & LinkSubject & { readonly state: string };

export type LinkSubject = { readonly transactionId: TransactionId } | { readonly batchId: BatchId };

/**
 * What the final entry of a batch (COMPLETED, FAILED or CANCELLED) commits to: where its own chain and those of all its
 * payments stand, and the final of the batch that finished before it. So the finals of all batches are one chain.
 */
export type AuditFinal = AuditHead & {
  /** Hash of the final before; of the first one `NO_HASH`. */
  readonly previous: string;
  readonly batch: AuditHead;
  readonly payments: readonly PaymentHead[];
};

export type PaymentHead = AuditHead & { readonly transactionId: TransactionId };
