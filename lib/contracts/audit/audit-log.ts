import * as z from 'zod';
import type { Actor } from '../../domain/audit/actor.ts';
import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { Day } from '../../domain/audit/audit-seal.ts';
import { shownTime } from '../shared/answer-fields.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_ADMIN, EXAMPLE_BATCH_ID, EXAMPLE_CURSOR } from '../shared/examples.ts';
import { affiliateIdField, batchIdField, transactionIdField } from '../shared/fields.ts';
import { dayField } from '../shared/given-day.ts';
import { nextCursor, pageQuery } from '../shared/page.ts';

const ACTION_PATTERN = /^[a-z]+(?:\.[a-z_]+)+$/;

const actorSchema = z.object({
  type: z.enum(['admin', 'system']),
  name: z.string(),
  sub: z.string().optional(),
  sourceIp: z.string().optional(),
  userAgent: z.string().optional(),
});

const subjectSchema = z.object({
  type: z.string(),
  batchId: z.string().optional(),
  affiliateId: z.string().optional(),
  day: z.string().optional(),
  provider: z.string().optional(),
  providerEventId: z.string().optional(),
});

export const auditEntrySchema = z.object({
  auditId: z.string(),
  at: shownTime,
  action: z.string(),
  status: z.enum(['SUCCESS', 'FAILURE', 'WARNING', 'INFO']),
  actor: actorSchema,
  subject: subjectSchema,
  details: z.record(z.string(), z.unknown()),
  /** The payments whose chains the entry is part of. */
  transactionIds: z.array(z.string()),
});
export type AuditEntryBody = z.infer<typeof auditEntrySchema>;

export const AUDIT_ENTRY_EXAMPLE: AuditEntryBody = {
  auditId: '01KAV8N4D6W2E9R5T7Y1Q3Z8XC',
  at: '2026-11-23T10:05:00.000Z',
  action: 'batch.queued',
  status: 'SUCCESS',
  actor: {
    type: 'admin',
    name: EXAMPLE_ADMIN,
    sub: '5f0c2b7e-8a41-4d3c-9e62-1b7d4f8a9c30',
    sourceIp: '203.0.113.7',
    userAgent: 'curl/8.5.0',
  },
  subject: { type: 'batch', batchId: EXAMPLE_BATCH_ID },
  details: { from: 'PENDING', to: 'QUEUED', run: 0 },
  transactionIds: [],
};

/** GET /audit-logs */
export const listAuditLogsEndpoint = endpoint({
  path: noParameters,
  query: z.strictObject({
    ...pageQuery,
    batchId: batchIdField.optional(),
    transactionId: transactionIdField.optional(),
    affiliateId: affiliateIdField.optional(),
    action: z
      .string()
      .max(64, 'must be at most 64 characters')
      .regex(ACTION_PATTERN, 'must be an action, such as batch.created')
      .optional(),
    date: dayField.optional(),
  }),
  body: noBody,
  answer: z.object({ auditLogs: z.array(auditEntrySchema), nextCursor }),
  about: {
    tag: 'Audit',
    summary: 'List the audit log',
    description:
      'Who did what, when, from where, and with what result. With `batchId` or `transactionId` it lists what was done to that batch or payment, with `affiliateId` what was done to the affiliate itself. Otherwise it goes day by day, or lists the one `date` (UTC). A page may hold fewer entries than asked for, even none, and still have a `nextCursor`.',
    answers: { 200: 'Newest first.' },
    problems: [],
    example: {
      query: { batchId: EXAMPLE_BATCH_ID, limit: '20' },
      answer: { auditLogs: [AUDIT_ENTRY_EXAMPLE], nextCursor: EXAMPLE_CURSOR },
    },
  },
});

/** Where a listing continues. Cursors are signed, so this is only ever what we wrote. */
export const auditPosition = z.object({
  day: z
    .string()
    .transform((text) => text as Day)
    .optional(),
  after: z.string().optional(),
});

export function auditEntryBody({ links = [], final: _, actor, subject, ...entry }: AuditEntry): AuditEntryBody {
  return {
    ...entry,
    actor: actorBody(actor),
    subject: { ...subject },
    details: { ...entry.details },
    transactionIds: links.flatMap((link) => ('transactionId' in link ? link.transactionId : [])),
  };
}

function actorBody(actor: Actor): AuditEntryBody['actor'] {
  if (actor.type === 'system') return { type: actor.type, name: actor.name };
  const { type, username: name, sub, sourceIp, userAgent } = actor;
  return { type, name, sub, sourceIp, userAgent };
}
