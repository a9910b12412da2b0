import { setTimeout as sleep } from 'node:timers/promises';
import type { AuditBreak, BatchEvidence } from '../../domain/audit/audit-evidence.ts';
import { verifyBatch } from '../../domain/audit/verify-batch.ts';
import type { BatchId } from '../../domain/shared/ids.ts';
import type { VerifyDependencies } from './verification.ts';

/** How often a batch that keeps changing is read before the last result counts. */
const MAX_LOOKS = 8;

/** Longer than a transaction takes to become visible as a whole. */
const PAUSE_MS = 100;

/**
 * A batch that is being executed changes while it is read. Then its log knows more than its items, which were read before.
 * Only what is broken in exactly the same way a second time is really broken.
 */
export async function verifyOneBatch(
  { audits }: VerifyDependencies,
  batchId: BatchId,
): Promise<{ readonly evidence: BatchEvidence; readonly broken: AuditBreak | undefined }> {
  let seen: string | undefined;
  for (let look = 1; ; look += 1) {
    const evidence = await audits.evidence(batchId);
    const broken = verifyBatch(evidence);
    const now = shapeOf(evidence);
    if (!broken || now === seen || look === MAX_LOOKS) return { evidence, broken };
    seen = now;
    await sleep(PAUSE_MS);
  }
}

/** The ends of the batch's chains. If they are the same twice, nothing has changed in between. */
function shapeOf({ batch, payments, entries }: BatchEvidence): string {
  const heads = [batch, ...payments].map((item) => item?.head?.hash);
  return JSON.stringify([heads, entries.map(({ auditId }) => auditId)]);
}

export function sizeOf({ payments, entries }: BatchEvidence) {
  return { batches: 1, payments: payments.length, entries: entries.length };
}
