import * as z from 'zod';
import { PAYMENT_STATUSES } from '../../domain/transactions/payment.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_CURSOR } from '../shared/examples.ts';
import { affiliateIdField, batchIdField } from '../shared/fields.ts';
import { nextCursor, pageQuery } from '../shared/page.ts';
import { TRANSACTION_EXAMPLE, transactionSchema } from './transaction-view.ts';

/** GET /transactions, newest first */
export const listTransactionsEndpoint = endpoint({
  path: noParameters,
  query: z.strictObject({
    ...pageQuery,
    batchId: batchIdField.optional(),
    affiliateId: affiliateIdField.optional(),
    status: z.enum(PAYMENT_STATUSES).optional(),
  }),
  body: noBody,
  answer: z.object({ transactions: z.array(transactionSchema), nextCursor }),
  about: {
    tag: 'Transactions',
    summary: 'List transactions',
    answers: { 200: 'Newest first.' },
    problems: ['batch_not_found'],
    example: {
      query: { affiliateId: 'ann', status: 'PENDING' },
      answer: { transactions: [TRANSACTION_EXAMPLE], nextCursor: EXAMPLE_CURSOR },
    },
  },
});
