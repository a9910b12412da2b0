import type { AuditEntry } from '../../domain/audit/audit.ts';
import {
  affiliateAuditKey,
  auditIndex,
  batchAuditKey,
  dayAuditKey,
  type Key,
  providerAuditKey,
  settingsAuditKey,
  webhookAuditKey,
} from '../keys.ts';
import { packed, unpacked } from '../shared/packed.ts';
import type { RawItem, Refusal, Write } from '../shared/table.ts';

/** The audit entry as one more write of the transaction with the change that it records (M7). */
export function auditWrite(entry: AuditEntry): Write {
  return {
    Put: {
      Item: toAuditItem(entry),
      ConditionExpression: 'attribute_not_exists(PK)',
    },
  };
}

/** Whether the entry, the last of these writes, is there already: the very request that makes it has done all of it before. */
export function isDoneBefore(refusals: readonly Refusal[], writes: readonly Write[]): boolean {
  return refusals.some(({ index }) => index === writes.length - 1);
}

/** What an entry says of its change is packed if it is long. Who did what, when and to what never is. */
export function toAuditItem(entry: AuditEntry): RawItem {
  const { details, links, final, ...said } = entry;
  return { ...auditKeys(entry), ...said, ...packed({ details, links, final }) };
}

/**
 * Everything stored of an entry, without its keys and with nothing packed.
 *
 * @throws Error if what is packed is not what our code writes
 */
export function storedEntry({ PK: _, SK: __, GSI1PK: ___, GSI1SK: ____, ...stored }: RawItem): RawItem {
  return unpacked(stored, PACKED);
}

const PACKED = ['details', 'links', 'final'];

/** The keys of an entry: in its subject's partition, and in the index of its day. */
export function auditKeys(entry: AuditEntry) {
  return { ...auditKey(entry), ...auditIndex(entry.at, entry.auditId) };
}

function auditKey({ subject, auditId }: AuditEntry): Key {
  switch (subject.type) {
    case 'affiliate':
      return affiliateAuditKey(subject.affiliateId, auditId);
    case 'batch':
      return batchAuditKey(subject.batchId, auditId);
    case 'day':
      return dayAuditKey(subject.day, auditId);
    case 'provider':
      return providerAuditKey(subject.provider, auditId);
    case 'settings':
      return settingsAuditKey(auditId);
    case 'webhook':
      return webhookAuditKey(subject, auditId);
    default:
      return subject satisfies never;
  }
}
