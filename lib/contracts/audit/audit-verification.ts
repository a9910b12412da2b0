import * as z from 'zod';
import type { Day } from '../../domain/audit/audit-seal.ts';
import type { VerifyPosition } from '../../payouts/audit/verification.ts';
import type { KeptSeal, Verification } from '../../payouts/audit/verify-audit.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_CURSOR } from '../shared/examples.ts';
import { batchIdField } from '../shared/fields.ts';
import { dayField } from '../shared/given-day.ts';
import { nextCursor } from '../shared/page.ts';

const SEAL_PATTERN = /^([0-9]{4}-[0-9]{2}-[0-9]{2}):([A-Za-z0-9_-]{43})$/;

/** `<day>:<hash>`, as a person kept it outside the system. */
const keptSealField = z
  .string()
  .regex(
    SEAL_PATTERN,
    'must be a day and the hash of its seal, such as 2026-11-22:F4QJNhQ-xco9NLA-EwL9G8IIE7svKn3uJR7ke1rc3VU',
  )
  .transform((text, context): KeptSeal => {
    const [, day, hash = ''] = SEAL_PATTERN.exec(text) ?? [];
    const known = dayField.safeParse(day);
    if (known.success) return { day: known.data, hash };
    context.addIssue({ code: 'custom', message: 'must begin with a day that exists', input: text });
    return z.NEVER;
  });

const checkedSchema = z.object({
  /** How many batches, with their payments and audit entries, were compared with their chains. */
  batches: z.int(),
  payments: z.int(),
  entries: z.int(),
  /** How many sealed days were checked, and the entries of all kinds on them. */
  days: z.int(),
  sealedEntries: z.int(),
});

const answer = z.object({
  verified: z.boolean(),
  checked: checkedSchema,
  newestSeal: z.object({ day: z.string(), hash: z.string() }).optional(),
  firstBroken: z
    .object({
      code: z.string(),
      message: z.string(),
      auditId: z.string().optional(),
      batchId: z.string().optional(),
      transactionId: z.string().optional(),
      day: z.string().optional(),
    })
    .optional(),
  nextCursor,
});
export type VerificationBody = z.infer<typeof answer>;
export const verificationSchema = answer;

/** GET /audit-logs/verify */
export const verifyAuditLogsEndpoint = endpoint({
  path: noParameters,
  query: z.strictObject({
    batchId: batchIdField.optional(),
    expectSeal: keptSealField.optional(),
    cursor: z.string().optional(),
  }),
  body: noBody,
  answer,
  about: {
    tag: 'Audit',
    summary: 'Prove that nobody changed the audit log',
    description:
      'Compares every audit entry, payment and batch with the hash chains that were written with them. One call works for some seconds. Follow `nextCursor` until there is none; only then has everything been checked. `checked` counts all calls so far. With `batchId` only that batch is checked. `expectSeal` is the seal of a day that you kept outside the system (`<day>:<hash>`, as in the event `audit.sealed`). It proves everything before it, even against somebody who can rewrite the whole table.',
    answers: { 200: 'Whether everything is as it was written; if not, the first thing that is not.' },
    problems: ['batch_not_found'],
    example: {
      query: { expectSeal: '2026-11-22:F4QJNhQ-xco9NLA-EwL9G8IIE7svKn3uJR7ke1rc3VU' },
      answer: {
        verified: true,
        checked: { batches: 12, payments: 1_130, entries: 214, days: 31, sealedEntries: 2_315 },
        newestSeal: { day: '2026-11-22', hash: 'F4QJNhQ-xco9NLA-EwL9G8IIE7svKn3uJR7ke1rc3VU' },
        nextCursor: EXAMPLE_CURSOR,
      },
    },
  },
});

const day = z.string().transform((text) => text as Day);

/** Where a verification continues. Cursors are signed, so this is only ever what we wrote. */
export const verifyPosition: z.ZodType<VerifyPosition> = z.object({
  stage: z.enum(['finals', 'batches', 'days']),
  checked: checkedSchema,
  final: z.object({ seq: z.int(), hash: z.string() }),
  batches: z.object({ status: z.int(), after: z.string().optional() }),
  days: z.object({ done: day.optional(), part: z.int(), entry: z.string().optional() }),
});

export function verificationBody({ next: _, firstBroken, ...verification }: Verification): VerificationBody {
  return { ...verification, ...(firstBroken && { firstBroken: { ...firstBroken } }) };
}
