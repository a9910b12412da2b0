import * as z from 'zod';
import { PAYMENT_STATUSES } from '../domain/payment.ts';
import { endpoint, noBody, noParameters } from './endpoint.ts';
import { affiliateIdField, batchIdField } from './fields.ts';
import { nextCursor, pageQuery } from './page.ts';
import { transactionSchema } from './transaction-view.ts';

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
});
