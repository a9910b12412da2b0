import * as z from 'zod';
import type { Actor, AuditAction, AuditDetails, AuditEntry, AuditSubject } from '../../domain/audit.ts';
import {
  affiliateAuditKey,
  auditIndex,
  batchAuditKey,
  dayAuditKey,
  type Key,
  settingsAuditKey,
  webhookAuditKey,
} from '../keys.ts';
import type { RawItem, Write } from '../table.ts';
import { instantField } from './fields.ts';

/** The audit entry as one more write of the transaction whose change it tells of (M7). */
export function auditWrite(entry: AuditEntry): Write {
  return {
    Put: {
      Item: { ...auditKeys(entry), ...entry },
      ConditionExpression: 'attribute_not_exists(PK)',
    },
  };
}

/** All that is stored of an entry, without its keys. */
export function storedEntry({ PK: _, SK: __, GSI1PK: ___, GSI1SK: ____, ...stored }: RawItem): RawItem {
  return stored;
}

/** Where an entry belongs: in its subject's partition, and in the index of its day. */
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
    case 'settings':
      return settingsAuditKey(auditId);
    case 'webhook':
      return webhookAuditKey(subject, auditId);
    default:
      return subject satisfies never;
  }
}

const tagged = z.looseObject({ type: z.string() });
const auditSchema = z.object({
  auditId: z.string().min(1),
  subject: z.custom<AuditSubject>((value) => tagged.safeParse(value).success),
  action: z.custom<AuditAction>((value) => typeof value === 'string'),
  status: z.enum(['SUCCESS', 'FAILURE', 'WARNING', 'INFO']),
  actor: z.custom<Actor>((value) => tagged.safeParse(value).success),
  at: instantField,
  details: z.record(z.string(), z.unknown()).transform((details) => z.custom<AuditDetails>().parse(plain(details))),
});

/** What an audit item tells, without its place in the chain of hashes. @throws ZodError if it is not an audit entry */
export function fromAuditItem(item: RawItem): AuditEntry {
  return auditSchema.parse(item);
}

/** Numbers in details are counts; amounts are text there. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}
