import type { AuditAction, AuditDetails, AuditEntry, AuditStatus, AuditSubject } from '../../domain/audit/audit.ts';
import type { Context } from '../shared/context.ts';

/**
 * The audit entry of what this request does once. When the request is handled again after a crash, it makes an entry of the same id,
 * which the store refuses together with the change. So it does not undo what others have done in between.
 *
 * @param purpose tells this change from others of the same request
 */
export function auditEntryOnce(
  context: Context,
  purpose: string,
  ...entry: [subject: AuditSubject, action: AuditAction, details: AuditDetails, status?: AuditStatus]
): AuditEntry {
  return { ...auditEntry(context, ...entry), auditId: context.idFor(`audit ${purpose}`) };
}

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
