import type { BatchId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import type { Payment } from '../transactions/payment.ts';
import type { AuditEntry } from './audit.ts';
import { entryHash } from './audit-chain.ts';
import { auditHash, NO_HASH } from './audit-hash.ts';
import type { AuditFinal, AuditHead, PaymentHead } from './audit-link.ts';

/** A final in the ordered list of all finals, under its number. Each number is given once. */
export type FinalRecord = AuditHead & {
  readonly batchId: BatchId;
  readonly auditId: string;
  readonly at: Instant;
};

/** Adds the commitment to a batch's final entry. */
export function finalEntry(
  entry: AuditEntry,
  heads: { readonly batch: AuditHead | undefined; readonly payments: readonly Payment[] },
  previous: FinalRecord | undefined,
): { readonly entry: AuditEntry & { readonly final: AuditFinal }; readonly record: FinalRecord } {
  if (entry.subject.type !== 'batch') throw new RangeError('only a batch has a final entry');
  const { batchId } = entry.subject;
  const committed = {
    seq: nextFinalSeq(previous),
    previous: previous?.hash ?? NO_HASH,
    batch: heads.batch ?? NO_HEAD,
    payments: heads.payments.map(headOf),
  };
  const hash = finalHash(committed, batchId, entryHash(entry));
  const { auditId, at } = entry;
  return {
    entry: { ...entry, final: { ...committed, hash } },
    record: { seq: committed.seq, hash, batchId, auditId, at },
  };
}

export function nextFinalSeq(previous: FinalRecord | undefined): number {
  return (previous?.seq ?? 0) + 1;
}

/** @param entry the hash of the final entry's content */
export function finalHash(
  { seq, previous, batch, payments }: Omit<AuditFinal, 'hash'>,
  batchId: BatchId,
  entry: string,
): string {
  return auditHash('final', { seq, previous, batchId, entry, batch, payments });
}

const NO_HEAD: AuditHead = { seq: 0, hash: NO_HASH };

function headOf({ transactionId, audit = NO_HEAD }: Payment): PaymentHead {
  return { transactionId, seq: audit.seq, hash: audit.hash };
}
