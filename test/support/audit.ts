import { monotonicFactory } from 'ulid';
import type { AuditAction, AuditEntry, AuditSubject } from '../../lib/domain/audit/audit.ts';
import { BATCH_ID, NOW } from './domain.ts';

const ulid = monotonicFactory();

/** An audit entry for a write that a test makes itself. */
export function anAudit(
  action: AuditAction = 'batch.created',
  subject: AuditSubject = { type: 'batch', batchId: BATCH_ID },
): AuditEntry {
  const actor = { type: 'system', name: 'test' } as const;
  return { auditId: ulid(), subject, action, status: 'SUCCESS', actor, at: NOW, details: {} };
}
