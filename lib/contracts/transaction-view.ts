import * as z from 'zod';
import type { Attempt } from '../domain/attempt.ts';
import { PAYMENT_STATUSES, type Payment } from '../domain/payment.ts';
import type { TransactionView } from '../payouts/get-transaction.ts';
import { amountText } from './amount.ts';
import { endpoint, noBody, noParameters } from './endpoint.ts';
import { anyIdField } from './fields.ts';

export const transactionSchema = z.object({
  transactionId: z.string(),
  batchId: z.string(),
  affiliateId: z.string(),
  status: z.enum(PAYMENT_STATUSES),
  amount: z.string(),
  currency: z.string(),
  riseId: z.string().optional(),
  commissionCount: z.int(),
  retries: z.int(),
  failure: z.object({ code: z.string(), message: z.string() }).optional(),
  /** The transaction that pays this one again, and the one that this one pays again. */
  retriedAs: z.string().optional(),
  retryOf: z.string().optional(),
  providerReference: z.string().optional(),
  createdAt: z.string(),
  updatedAt: z.string(),
  completedAt: z.string().optional(),
});

const attemptSchema = z.object({
  attemptId: z.string(),
  provider: z.string(),
  createdAt: z.string(),
  /** After this moment the provider does not carry it out any more. */
  notAfter: z.string(),
});

const coveredCommissionSchema = z.object({ commissionId: z.string(), amount: z.string(), approvedAt: z.string() });

const transactionDetailSchema = transactionSchema.extend({
  attempts: z.array(attemptSchema),
  commissions: z.array(coveredCommissionSchema),
});

/** GET /transactions/{transactionId} */
export const getTransactionEndpoint = endpoint({
  path: z.strictObject({ transactionId: anyIdField }),
  query: noParameters,
  body: noBody,
  answer: z.object({ transaction: transactionDetailSchema }),
});

export function transactionBody(payment: Payment): z.infer<typeof transactionSchema> {
  const { failure } = payment;
  return {
    transactionId: payment.transactionId,
    batchId: payment.batchId,
    affiliateId: payment.affiliateId,
    status: payment.status,
    amount: amountText(payment.currency, payment.amountMinor),
    currency: payment.currency,
    riseId: payment.riseId,
    commissionCount: payment.commissionCount,
    retries: payment.retries,
    failure: failure && { code: failure.code, message: failure.message },
    retriedAs: payment.retriedAs,
    retryOf: payment.retryOf,
    providerReference: payment.providerReference,
    createdAt: payment.createdAt,
    updatedAt: payment.updatedAt,
    completedAt: payment.completedAt,
  };
}

export function transactionDetailBody(view: TransactionView): z.infer<typeof transactionDetailSchema> {
  return {
    ...transactionBody(view.payment),
    attempts: view.attempts.map(attemptBody),
    commissions: view.commissions.map(({ commissionId, currency, amountMinor, approvedAt }) => ({
      commissionId,
      amount: amountText(currency, amountMinor),
      approvedAt,
    })),
  };
}

function attemptBody({ attemptId, provider, createdAt, prepared }: Attempt): z.infer<typeof attemptSchema> {
  return { attemptId, provider, createdAt, notAfter: prepared.notAfter };
}
