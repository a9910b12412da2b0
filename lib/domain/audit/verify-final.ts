import type { BatchId } from '../shared/ids.ts';
import type { AuditBreak } from './audit-evidence.ts';
import { type FinalRecord, finalHash } from './audit-final.ts';
import type { AuditFinal, AuditLink } from './audit-link.ts';

export type FinalCheck = {
  readonly batchId: BatchId;
  readonly isFinished: boolean;
  readonly payments: readonly string[];
  readonly links: readonly AuditLink[];
  /** Of each final entry: its id, the hash of its content, and what it commits to. */
  readonly finals: readonly { readonly auditId: string; readonly said: string; readonly final: AuditFinal }[];
  readonly record: FinalRecord | undefined;
};

/** A finished batch has one final entry. It commits to chains that exist, and it is in the chain of finals. */
export function verifyFinal(check: FinalCheck): Omit<AuditBreak, 'batchId'> | undefined {
  const { batchId, isFinished, finals, record } = check;
  const [found, other] = finals;
  const said = (message: string, auditId = found?.auditId) => ({
    code: 'final_broken' as const,
    message,
    auditId,
  });
  if (!found) return isFinished ? said(`${batchId} is finished but has no final entry`) : undefined;
  if (other) return said(`${batchId} has more than one final entry`, other.auditId);
  const { auditId, final } = found;
  if (!isFinished) return said(`${batchId} has the final entry ${auditId} but is not finished`);
  if (finalHash(final, batchId, found.said) !== final.hash) {
    return said(`the final entry ${auditId} of ${batchId} is not what was written`);
  }
  const heads = new Set(check.links.map((link) => headText(idOf(link), link)));
  const committed = [
    { id: batchId as string, head: final.batch },
    ...final.payments.map((head) => ({ id: head.transactionId as string, head })),
  ];
  const lost = committed.find(({ id, head }) => !heads.has(headText(id, head)));
  if (lost)
    return said(`the final entry ${auditId} commits to change ${lost.head.seq} of ${lost.id}, which is not there`);
  const left = check.payments.find((id) => !final.payments.some(({ transactionId }) => transactionId === id));
  if (left) return said(`${left} is not among the payments that the final entry ${auditId} commits to`);
  const isRecorded = record?.hash === final.hash && record.auditId === auditId && record.batchId === batchId;
  if (!isRecorded)
    return said(`the final entry ${auditId} of ${batchId} is not number ${final.seq} in the chain of finals`);
  return undefined;
}

function idOf(link: AuditLink): string {
  return 'batchId' in link ? link.batchId : link.transactionId;
}

function headText(id: string, { seq, hash }: { readonly seq: number; readonly hash: string }): string {
  return `${id} ${seq} ${hash}`;
}
