import type { BatchId, TransactionId } from '../shared/ids.ts';

/** The end of the chain of a payment or batch: the number and hash of its newest link. It is stored on the item itself. */
export type AuditHead = { readonly seq: number; readonly hash: string };

/**
 * One change of one payment or batch, as a link of its chain. It is stored in the audit entry of the change. `hash` covers
 * the link before, the whole entry, and `state`, which is the hash of the item after the change.
 */
export type AuditLink = AuditHead & LinkSubject & { readonly state: string };

export type LinkSubject = { readonly transactionId: TransactionId } | { readonly batchId: BatchId };

/**
 * What the final entry of a batch (COMPLETED, FAILED or CANCELLED) commits to: the ends of its own chain and of those of
 * all its payments, and the final of the batch that finished before it. So the finals of all batches form one chain.
 */
export type AuditFinal = AuditHead & {
  /** The hash of the final before, or `NO_HASH` for the first one. */
  readonly previous: string;
  readonly batch: AuditHead;
  readonly payments: readonly PaymentHead[];
};

export type PaymentHead = AuditHead & { readonly transactionId: TransactionId };
