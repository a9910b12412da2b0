import * as z from 'zod';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_ADMIN, EXAMPLE_CURSOR } from '../shared/examples.ts';
import { anyIdField, reasonField } from '../shared/fields.ts';
import { nextCursor, pageQuery } from '../shared/page.ts';
import {
  CONTRADICTED_EXAMPLE,
  DIFFERENCE_EXAMPLE,
  incidentSchema,
  OVERPAID_EXAMPLE,
  SUBMISSION_EXAMPLE,
} from './incident-view.ts';

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
      'Trouble that only people can put right. `OVERPAID`: an attempt paid although its payment was already paid or given up. The amount was taken off the affiliate’s ledger, and the balance is on hold. `OUTCOME_CONTRADICTED`: the provider said that a payment was paid, and now says that it was not. It is RETURNED and owed again, and the balance is on hold. `SUBMISSION_INVALID`: a provider rejected a submission for good, or what it asked us to sign is not what we want to pay. The attempt moved no money, and its batch stands still. `BOOKS_DIFFER`: our books differ from the provider’s, or do not add up. Nothing is corrected automatically. Each is raised once; a resolved one is not raised again unless its facts change.',
    answers: { 200: 'Newest first.' },
    problems: [],
    example: {
      query: { status: 'open' },
      answer: {
        incidents: [OVERPAID_EXAMPLE, CONTRADICTED_EXAMPLE, SUBMISSION_EXAMPLE, DIFFERENCE_EXAMPLE],
        nextCursor: EXAMPLE_CURSOR,
      },
    },
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
    summary: 'Resolve an incident',
    description:
      'Stores who resolved it, when, and the note. It moves no money and changes no books. A hold on the affiliate’s balance stays; DELETE `/affiliates/{affiliateId}/hold` lifts it. The same note again from the same person changes nothing.',
    answers: { 200: 'The incident is RESOLVED.' },
    problems: ['incident_not_found', 'incident_resolved'],
    idempotent: true,
    example: {
      path: { incidentId: OVERPAID_EXAMPLE.incidentId },
      body: { note: 'The payee sent the second payment back.' },
      answer: {
        incident: {
          ...OVERPAID_EXAMPLE,
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
