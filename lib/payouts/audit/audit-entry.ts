import type { AuditAction, AuditDetails, AuditEntry, AuditStatus, AuditSubject } from '../../domain/audit/audit.ts';
import type { Context } from '../shared/context.ts';

/** The audit entry of one change, with the actor and time of the context. */
export function auditEntry(
  context: Context,
  subject: AuditSubject,
  action: AuditAction,
  details: AuditDetails,
  status: AuditStatus = 'SUCCESS',
): AuditEntry {
  return { auditId: context.newId(), subject, action, status, actor: context.actor, at: context.now(), details };
}
