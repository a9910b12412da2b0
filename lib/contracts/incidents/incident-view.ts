import * as z from 'zod';
import { INCIDENT_STATUSES, type Incident } from '../../domain/incidents/incident.ts';
import { incidentId } from '../../domain/incidents/incident-id.ts';
import { DIFFERENCE_KINDS } from '../../domain/reports/difference.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import { amountText } from '../shared/amount.ts';
import { shownAmount, shownCurrency, shownId, shownTime } from '../shared/answer-fields.ts';
import { EXAMPLE_BATCH_ID, EXAMPLE_TRANSACTION_ID } from '../shared/examples.ts';

const course = {
  incidentId: shownId,
  status: z.enum(INCIDENT_STATUSES),
  raisedAt: shownTime,
  resolution: z.object({ by: z.string(), at: shownTime, note: z.string() }).optional(),
};

const overpaidSchema = z.object({
  ...course,
  kind: z.literal('OVERPAID'),
  affiliateId: shownId,
  transactionId: shownId,
  attemptId: shownId.describe('The attempt whose money should not have moved.'),
  amount: shownAmount,
  currency: shownCurrency,
});

const outcomeContradictedSchema = z.object({
  ...course,
  kind: z.literal('OUTCOME_CONTRADICTED'),
  affiliateId: shownId,
  transactionId: shownId,
  attemptId: shownId.describe('The attempt that was first paid and then not.'),
  amount: shownAmount,
  currency: shownCurrency,
  message: z.string().describe('What the provider says now.'),
});

const submissionInvalidSchema = z.object({
  ...course,
  kind: z.literal('SUBMISSION_INVALID'),
  batchId: shownId,
  attemptId: shownId.describe('The submission; it moved no money.'),
  provider: z.string(),
  message: z.string().describe('What is wrong with it.'),
});

const booksDifferSchema = z.object({
  ...course,
  kind: z.literal('BOOKS_DIFFER'),
  provider: z.string(),
  difference: z.enum(DIFFERENCE_KINDS).describe('As in GET `/reports/reconciliation`.'),
  batchId: shownId.optional().describe('Absent if no batch of ours knows the payment.'),
  transactionId: shownId.optional(),
  attemptId: shownId.optional(),
  providerReference: z.string().optional().describe('The provider’s own id of the payment; absent if it has none.'),
  currency: shownCurrency.optional(),
  ourAmount: shownAmount.optional(),
  theirAmount: shownAmount.optional(),
  ours: z.string().describe('What our books say, in words.'),
  theirs: z.string().describe('What the provider says, or what ours should be.'),
});

export const incidentSchema = z.discriminatedUnion('kind', [
  overpaidSchema,
  outcomeContradictedSchema,
  submissionInvalidSchema,
  booksDifferSchema,
]);
export type IncidentBody = z.infer<typeof incidentSchema>;

const ATTEMPT = '0001-0001-0000';
const RAISED = { status: 'OPEN', raisedAt: '2026-11-24T02:00:00.000Z' } as const;

export const OVERPAID_EXAMPLE = {
  incidentId: `${EXAMPLE_TRANSACTION_ID}.${ATTEMPT}`,
  kind: 'OVERPAID',
  ...RAISED,
  affiliateId: 'ann',
  transactionId: EXAMPLE_TRANSACTION_ID,
  attemptId: ATTEMPT,
  amount: '100.75',
  currency: 'USD',
} as const satisfies IncidentBody;

export const CONTRADICTED_EXAMPLE = {
  incidentId: `OUTCOME_CONTRADICTED:${EXAMPLE_TRANSACTION_ID}.${ATTEMPT}`,
  kind: 'OUTCOME_CONTRADICTED',
  ...RAISED,
  affiliateId: 'ann',
  transactionId: EXAMPLE_TRANSACTION_ID,
  attemptId: ATTEMPT,
  amount: '100.75',
  currency: 'USD',
  message: 'Paid, and then removed: the payment was taken out of the list',
} as const satisfies IncidentBody;

export const SUBMISSION_EXAMPLE = {
  incidentId: `SUBMISSION_INVALID:${EXAMPLE_BATCH_ID}.${ATTEMPT}`,
  kind: 'SUBMISSION_INVALID',
  ...RAISED,
  batchId: EXAMPLE_BATCH_ID,
  attemptId: ATTEMPT,
  provider: 'riseworks',
  message: 'what is to be signed pays 100.75 to another recipient than ours',
} as const satisfies IncidentBody;

export const DIFFERENCE_EXAMPLE = {
  incidentId: 'BOOKS_DIFFER:mock.F4QJNhQ-xco9NLA-EwL9G8IIE7svKn3uJR7ke1rc3VU',
  kind: 'BOOKS_DIFFER',
  ...RAISED,
  provider: 'mock',
  difference: 'paid_not_at_provider',
  batchId: EXAMPLE_BATCH_ID,
  transactionId: EXAMPLE_TRANSACTION_ID,
  attemptId: ATTEMPT,
  currency: 'USD',
  ourAmount: '100.75',
  ours: 'COMPLETED, 100.75 USD',
  theirs: `not there, attempt ${ATTEMPT}`,
} as const satisfies IncidentBody;

export function incidentBody(incident: Incident): IncidentBody {
  const { status, raisedAt, resolution } = incident;
  const common = {
    incidentId: incidentId(incident),
    status,
    raisedAt,
    resolution: resolution && { by: resolution.by.name, at: resolution.at, note: resolution.note },
  };
  switch (incident.kind) {
    case 'OVERPAID': {
      const { kind, affiliateId, transactionId, attemptId, currency, amountMinor } = incident;
      return {
        ...common,
        kind,
        affiliateId,
        transactionId,
        attemptId,
        amount: amountText(currency, amountMinor),
        currency,
      };
    }
    case 'OUTCOME_CONTRADICTED': {
      const { kind, affiliateId, transactionId, attemptId, currency, amountMinor, message } = incident;
      const amount = amountText(currency, amountMinor);
      return { ...common, kind, affiliateId, transactionId, attemptId, amount, currency, message };
    }
    case 'SUBMISSION_INVALID': {
      const { kind, batchId, attemptId, provider, message } = incident;
      return { ...common, kind, batchId, attemptId, provider, message };
    }
    case 'BOOKS_DIFFER': {
      const { kind, provider, difference, batchId, transactionId, attemptId, providerReference } = incident;
      const { currency, oursMinor, theirsMinor, ours, theirs } = incident;
      const which = { batchId, transactionId, attemptId, providerReference };
      const amounts = { ourAmount: shown(currency, oursMinor), theirAmount: shown(currency, theirsMinor) };
      return { ...common, kind, provider, difference, ...which, currency, ...amounts, ours, theirs };
    }
    default:
      return incident satisfies never;
  }
}

function shown(currency: Currency | undefined, minor: bigint | undefined): string | undefined {
  return currency === undefined || minor === undefined ? undefined : amountText(currency, minor);
}
