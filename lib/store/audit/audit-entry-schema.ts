import * as z from 'zod';
import type { AuditAction, AuditDetails, AuditEntry, AuditSubject } from '../../domain/audit/audit.ts';
import type { AuditFinal, AuditLink } from '../../domain/audit/audit-link.ts';
import {
  affiliateIdField,
  auditHeadField,
  batchIdField,
  countField,
  type FieldsOf,
  instantField,
  transactionIdField,
} from '../shared/fields.ts';
import type { RawItem } from '../shared/table.ts';
import { storedEntry } from './audit-item.ts';
import { dayField } from './seal-item.ts';

const headShape = auditHeadField.shape;

const linkField = z.union([
  z.object({ ...headShape, transactionId: transactionIdField, state: z.string() }),
  z.object({ ...headShape, batchId: batchIdField, state: z.string() }),
]) satisfies z.ZodType<AuditLink>;

const finalField = z.object({
  ...headShape,
  previous: z.string(),
  batch: auditHeadField,
  payments: z.array(z.object({ ...headShape, transactionId: transactionIdField })),
} satisfies FieldsOf<AuditFinal>);

const actorField = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('admin'),
    sub: z.string(),
    username: z.string(),
    sourceIp: z.string().optional(),
    userAgent: z.string().optional(),
  }),
  z.object({ type: z.literal('system'), name: z.string() }),
]);

const subjectField = z.discriminatedUnion('type', [
  z.object({ type: z.literal('affiliate'), affiliateId: affiliateIdField }),
  z.object({ type: z.literal('batch'), batchId: batchIdField }),
  z.object({ type: z.literal('settings') }),
  z.object({ type: z.literal('provider'), provider: z.string() }),
  z.object({ type: z.literal('webhook'), provider: z.string(), providerEventId: z.string() }),
  z.object({ type: z.literal('day'), day: dayField }),
]) satisfies z.ZodType<AuditSubject>;

/** Numbers of details are counts and versions; amounts are decimal strings. */
const detailsField = z.record(z.string(), z.unknown()).transform((details) => plain(details) as AuditDetails);

const entrySchema = z.object({
  auditId: z.string().min(1),
  subject: subjectField,
  action: z.custom<AuditAction>((value) => typeof value === 'string'),
  status: z.enum(['SUCCESS', 'FAILURE', 'WARNING', 'INFO']),
  actor: actorField,
  at: instantField,
  details: detailsField,
  links: z.array(linkField).optional(),
  final: finalField.optional(),
} satisfies FieldsOf<AuditEntry>);

/** @throws Error for an entry that our code cannot have written */
export function fromAuditItem(item: RawItem): AuditEntry {
  return entrySchema.parse(storedEntry(item));
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return countField.safeParse(value).data ?? value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]));
}
