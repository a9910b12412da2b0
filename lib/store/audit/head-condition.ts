import type { AuditHead } from '../../domain/audit/audit-link.ts';

/** The item's audit chain ends where it was read to end: it cannot fork, whatever a writer did to the version. */
export function headCondition(head: AuditHead | undefined): string {
  return head ? '#audit.#hash = :head' : 'attribute_not_exists(#audit)';
}

export function headNames(head: AuditHead | undefined) {
  return { '#audit': 'audit', ...(head && { '#hash': 'hash' }) };
}

export function headValues(head: AuditHead | undefined) {
  return head && { ':head': head.hash };
}
