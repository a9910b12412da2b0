import * as z from 'zod';
import type { AuditAction, AuditDetails, AuditEntry, AuditSubject } from '../../domain/audit.ts';
import type { AuditLink } from '../../domain/audit-chain.ts';
import type { RawItem } from '../table.ts';
import { auditHeadField, batchIdField, countField, instantField, transactionIdField } from './fields.ts';

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
});

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

/** Every kind of subject: its type, and the ids that name it. */
const subjectField = z
  .record(z.string(), z.string())
  .refine(({ type }) => type !== undefined)
  .transform((subject) => subject as unknown as AuditSubject);

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
});

/** @throws ZodError for an entry that nobody can have written so */
export function fromAuditItem(item: RawItem): AuditEntry {
  return entrySchema.parse(item);
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return countField.safeParse(value).data ?? value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]));
}
