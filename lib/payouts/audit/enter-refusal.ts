import type { BatchId } from '../../domain/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { auditEntry } from './audit-entry.ts';
import type { AuditRepository } from './audit-repository.ts';

/** What was requested, why it was refused, and for which payment if it was about one. */
export type RefusalDetails = { readonly request: string; readonly code: string; readonly transactionId?: string };

/** Records a refused request of an admin, although it changed nothing. */
export async function enterRefusal(
  { audits }: { readonly audits: AuditRepository },
  context: Context,
  batchId: BatchId,
  details: RefusalDetails,
): Promise<void> {
  await audits.enter(auditEntry(context, { type: 'batch', batchId }, 'request.refused', { ...details }, 'FAILURE'));
}
