import * as z from 'zod';
import { PAYMENT_STATUSES, type Payment, RESOLVED_OUTCOMES } from '../../domain/transactions/payment.ts';
import { amountText } from '../shared/amount.ts';
import { shownAmount, shownCurrency, shownId, shownTime } from '../shared/answer-fields.ts';
import { EXAMPLE_BATCH_ID, EXAMPLE_TRANSACTION_ID } from '../shared/examples.ts';

const resolutionSchema = z.object({
  outcome: z.enum(RESOLVED_OUTCOMES),
  evidence: z.string(),
  providerReference: z.string().optional(),
  proposedBy: z.string(),
  proposedAt: shownTime,
  confirmedBy: z.string().optional(),
  confirmedAt: shownTime.optional(),
  confirmingEvidence: z.string().optional(),
});

export const transactionSchema = z.object({
  transactionId: shownId,
  batchId: shownId,
  affiliateId: shownId,
  status: z.enum(PAYMENT_STATUSES),
  amount: shownAmount,
  currency: shownCurrency,
  riseId: shownId.optional(),
  commissionCount: z.int(),
  retries: z.int(),
  failure: z.object({ code: z.string(), message: z.string() }).optional(),
  resolution: resolutionSchema
    .optional()
    .describe(
      'The outcome of an UNKNOWN transaction as people found it. It takes effect once a second person has confirmed it.',
    ),
  retriedAs: shownId.optional().describe('The transaction that pays this one again.'),
  retryOf: shownId.optional().describe('The transaction that this one pays again.'),
  providerReference: z.string().optional(),
  createdAt: shownTime,
  updatedAt: shownTime,
  completedAt: shownTime.optional(),
});

/** Ann's payment before it is sent. */
export const TRANSACTION_EXAMPLE = {
  transactionId: EXAMPLE_TRANSACTION_ID,
  batchId: EXAMPLE_BATCH_ID,
  affiliateId: 'ann',
  status: 'PENDING',
  amount: '100.75',
  currency: 'USD',
  riseId: 'mock:ok:ann',
  commissionCount: 2,
  retries: 0,
  createdAt: '2026-11-23T10:00:00.000Z',
  updatedAt: '2026-11-23T10:00:00.000Z',
} as const satisfies z.infer<typeof transactionSchema>;

export function transactionBody(payment: Payment): z.infer<typeof transactionSchema> {
  const { failure } = payment;
  return {
    transactionId: payment.transactionId,
    batchId: payment.batchId,
    affiliateId: payment.affiliateId,
    status: payment.status,
    amount: amountText(payment.currency, payment.amountMinor),
    currency: payment.currency,
    riseId: payment.payeeId,
    commissionCount: payment.commissionCount,
    retries: payment.retries,
    failure: failure && { code: failure.code, message: failure.message },
    resolution: resolutionBody(payment),
    retriedAs: payment.retriedAs,
    retryOf: payment.retryOf,
    providerReference: payment.providerReference,
    createdAt: payment.createdAt,
    updatedAt: payment.updatedAt,
    completedAt: payment.completedAt,
  };
}

/** A proposal that nobody confirmed means nothing once its attempt is over. */
function resolutionBody({ resolution, liveAttemptId }: Payment): z.infer<typeof resolutionSchema> | undefined {
  if (!resolution || (!resolution.confirmed && resolution.attemptId !== liveAttemptId)) return undefined;
  return {
    outcome: resolution.outcome,
    evidence: resolution.evidence,
    providerReference: resolution.providerReference,
    proposedBy: resolution.by.name,
    proposedAt: resolution.at,
    confirmedBy: resolution.confirmed?.by.name,
    confirmedAt: resolution.confirmed?.at,
    confirmingEvidence: resolution.confirmed?.evidence,
  };
}
