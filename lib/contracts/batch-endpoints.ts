import * as z from 'zod';
import { BATCH_STATUSES } from '../domain/batch.ts';
import { batchSchema } from './batch-view.ts';
import { endpoint, noBody, noParameters } from './endpoint.ts';
import { batchIdField } from './fields.ts';
import { nextCursor, pageQuery } from './page.ts';
import { transactionSchema } from './transaction-view.ts';

/** GET /batches, newest first */
export const listBatchesEndpoint = endpoint({
  path: noParameters,
  query: z.strictObject({ ...pageQuery, status: z.enum(BATCH_STATUSES).exclude(['DRAFT']).optional() }),
  body: noBody,
  answer: z.object({ batches: z.array(batchSchema), nextCursor }),
});

/** GET /batches/{batchId} */
export const getBatchEndpoint = endpoint({
  path: z.strictObject({ batchId: batchIdField }),
  query: noParameters,
  body: noBody,
  answer: z.object({ batch: batchSchema.extend({ transactions: z.array(transactionSchema) }) }),
});

/** POST /batches/{batchId}/execute */
export const executeBatchEndpoint = endpoint({
  path: z.strictObject({ batchId: batchIdField }),
  query: noParameters,
  body: z.strictObject({}),
  answer: z.object({ batch: batchSchema }),
});

/** DELETE /batches/{batchId} */
export const cancelBatchEndpoint = endpoint({
  path: z.strictObject({ batchId: batchIdField }),
  query: noParameters,
  body: z.strictObject({}),
  answer: z.object({ batch: batchSchema }),
});
