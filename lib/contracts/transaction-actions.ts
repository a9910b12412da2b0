import * as z from 'zod';
import { batchSchema } from './batch-view.ts';
import { endpoint, noParameters } from './endpoint.ts';
import { anyIdField } from './fields.ts';
import { transactionSchema } from './transaction-view.ts';

const path = z.strictObject({ transactionId: anyIdField });

/** POST /transactions/{transactionId}/cancel */
export const cancelTransactionEndpoint = endpoint({
  path,
  query: noParameters,
  body: z.strictObject({}),
  answer: z.object({ transaction: transactionSchema }),
});

/** POST /transactions/{transactionId}/retry; `batch` is the new batch of one. */
export const retryTransactionEndpoint = endpoint({
  path,
  query: noParameters,
  body: z.strictObject({}),
  answer: z.object({ transaction: transactionSchema, batch: batchSchema }),
});
