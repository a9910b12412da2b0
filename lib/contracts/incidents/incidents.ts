import * as z from 'zod';
import { INCIDENT_STATUSES, type Incident, incidentId } from '../../domain/incidents/incident.ts';
import { amountText } from '../shared/amount.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_ADMIN, EXAMPLE_CURSOR, EXAMPLE_TRANSACTION_ID } from '../shared/examples.ts';
import { anyIdField, reasonField } from '../shared/fields.ts';
import { nextCursor, pageQuery } from '../shared/page.ts';

const incidentSchema = z.object({
  incidentId: z.string(),
  kind: z.enum(['OVERPAID']),
  status: z.enum(INCIDENT_STATUSES),
  affiliateId: z.string(),
  transactionId: z.string(),
  /** The attempt whose money should not have moved. */
  attemptId: z.string(),
  amount: z.string(),
  currency: z.string(),
  raisedAt: z.string(),
  resolution: z.object({ by: z.string(), at: z.string(), note: z.string() }).optional(),
});

const INCIDENT_EXAMPLE = {
  incidentId: `${EXAMPLE_TRANSACTION_ID}.0001-0001-0000`,
  kind: 'OVERPAID',
  status: 'OPEN',
  affiliateId: 'ann',
  transactionId: EXAMPLE_TRANSACTION_ID,
  attemptId: '0001-0001-0000',
  amount: '100.75',
  currency: 'USD',
  raisedAt: '2026-11-24T02:00:00.000Z',
} as const satisfies z.infer<typeof incidentSchema>;

const STATUS_FILTER = { open: 'OPEN', resolved: 'RESOLVED' } as const;

/** GET /incidents, newest first */
export const listIncidentsEndpoint = endpoint({
  path: noParameters,
  query: z.strictObject({
    ...pageQuery,
    status: z
      .enum(['open', 'resolved'])
      .transform((status) => STATUS_FILTER[status])
      .optional(),
  }),
  body: noBody,
  answer: z.object({ incidents: z.array(incidentSchema), nextCursor }),
  about: {
    tag: 'Operations',
    summary: 'List incidents',
    description:
      'What only people can put right. OVERPAID: an attempt paid although its payment was already paid or given up; the amount was taken off the affiliate’s ledger, and the balance is on hold.',
    answers: { 200: 'Newest first.' },
    problems: [],
    example: { query: { status: 'open' }, answer: { incidents: [INCIDENT_EXAMPLE], nextCursor: EXAMPLE_CURSOR } },
  },
});

/** POST /incidents/{incidentId}/resolve */
export const resolveIncidentEndpoint = endpoint({
  path: z.strictObject({ incidentId: anyIdField }),
  query: noParameters,
  body: z.strictObject({ note: reasonField }),
  answer: z.object({ incident: incidentSchema }),
  about: {
    tag: 'Operations',
    summary: 'Note that an incident is put right',
    description:
      'Keeps who, when and the note. It moves no money, and the hold on the affiliate’s balance stays: DELETE `/affiliates/{affiliateId}/hold` lifts it. The same person saying the same again changes nothing.',
    answers: { 200: 'The incident is RESOLVED.' },
    problems: ['incident_not_found', 'incident_resolved'],
    idempotent: true,
    example: {
      path: { incidentId: INCIDENT_EXAMPLE.incidentId },
      body: { note: 'The payee sent the second payment back.' },
      answer: {
        incident: {
          ...INCIDENT_EXAMPLE,
          status: 'RESOLVED',
          resolution: {
            by: EXAMPLE_ADMIN,
            at: '2026-11-24T09:30:00.000Z',
            note: 'The payee sent the second payment back.',
          },
        },
      },
    },
  },
});

export function incidentBody(incident: Incident): z.infer<typeof incidentSchema> {
  const { kind, status, affiliateId, transactionId, attemptId, currency, amountMinor, raisedAt, resolution } = incident;
  return {
    incidentId: incidentId(incident),
    kind,
    status,
    affiliateId,
    transactionId,
    attemptId,
    amount: amountText(currency, amountMinor),
    currency,
    raisedAt,
    resolution: resolution && { by: resolution.by.name, at: resolution.at, note: resolution.note },
  };
}
