import * as z from 'zod';
import { BATCH_EXAMPLE, batchSchema } from '../batches/batch-view.ts';
import { endpoint, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_TRANSACTION_ID } from '../shared/examples.ts';
import { anyIdField } from '../shared/fields.ts';
import { TRANSACTION_EXAMPLE, transactionSchema } from './transaction-view.ts';

const REFUSED_TRANSACTION = {
  ...TRANSACTION_EXAMPLE,
  failure: { code: 'refused', message: 'The payee was refused' },
} as const;
const RETRY_BATCH_ID = 'batch-01KAVBPM4W6K2D8H5S0R9F3GTX';

const path = z.strictObject({ transactionId: anyIdField });

/** POST /transactions/{transactionId}/cancel */
export const cancelTransactionEndpoint = endpoint({
  path,
  query: noParameters,
  body: z.strictObject({}),
  answer: z.object({ transaction: transactionSchema }),
  about: {
    tag: 'Transactions',
    summary: 'Cancel a failed payment',
    description: 'In a finished batch. Its commissions are payable again.',
    answers: { 200: 'The transaction is CANCELLED.' },
    problems: [
      'transaction_not_found',
      'batch_not_finished',
      'transaction_not_cancellable',
      'restore_not_settled',
      'contended',
    ],
    idempotent: true,
    example: {
      path: { transactionId: EXAMPLE_TRANSACTION_ID },
      body: {},
      answer: { transaction: { ...REFUSED_TRANSACTION, status: 'CANCELLED' } },
    },
  },
});

/** POST /transactions/{transactionId}/retry; `batch` is the new batch of one. */
export const retryTransactionEndpoint = endpoint({
  path,
  query: noParameters,
  body: z.strictObject({}),
  answer: z.object({ transaction: transactionSchema, batch: batchSchema }),
  about: {
    tag: 'Transactions',
    summary: 'Pay a failed payment again',
    description: 'In a finished batch. The payment is cancelled, and what it covered is paid by a new batch of one.',
    answers: { 202: 'The cancelled transaction, and the new batch, which is queued.' },
    problems: [
      'transaction_not_found',
      'batch_not_finished',
      'transaction_not_retryable',
      'restore_not_settled',
      'contended',
    ],
    idempotent: true,
    example: {
      path: { transactionId: EXAMPLE_TRANSACTION_ID },
      body: {},
      answer: {
        transaction: { ...REFUSED_TRANSACTION, status: 'CANCELLED', retriedAs: `${RETRY_BATCH_ID}.001` },
        batch: {
          ...BATCH_EXAMPLE,
          batchId: RETRY_BATCH_ID,
          batchNumber: 'BATCH-2026-000124',
          status: 'QUEUED',
          queuedAt: '2026-11-23T11:00:00.000Z',
        },
      },
    },
  },
});
