import * as z from 'zod';
import { endpoint, noParameters } from '../shared/endpoint.ts';
import { affiliateIdField } from '../shared/fields.ts';
import { TRANSACTION_EXAMPLE, transactionSchema } from '../transactions/transaction-view.ts';
import { BATCH_EXAMPLE, batchSchema } from './batch-view.ts';
import { payoutRequestFields } from './payout-request.ts';

const { currency, provider } = payoutRequestFields;

/** POST /pay */
export const payAffiliateEndpoint = endpoint({
  path: noParameters,
  query: noParameters,
  body: z.strictObject({ affiliateId: affiliateIdField, currency, provider }),
  answer: z.object({ batch: batchSchema, transaction: transactionSchema }),
  about: {
    tag: 'Batches',
    summary: 'Pay one affiliate now',
    description:
      'Makes a batch with one payment, of all that can be paid to this affiliate, and executes it. If the batch needs a second person, it stays PENDING until it is approved and executed. If the affiliate cannot be paid now, the request is refused with the reason.',
    answers: { 202: 'The batch, which is queued or waits for its approval, and its transaction.' },
    problems: [
      'not_payable',
      'unknown_provider',
      'unsupported_currency',
      'batch_not_executable',
      'restore_not_settled',
      'contended',
    ],
    idempotent: true,
    example: {
      body: { affiliateId: 'ann', currency: 'USD' },
      answer: {
        batch: { ...BATCH_EXAMPLE, status: 'QUEUED', queuedAt: '2026-11-23T10:00:01.000Z' },
        transaction: TRANSACTION_EXAMPLE,
      },
    },
  },
});
