import * as z from 'zod';
import { BATCH_STATUSES } from '../../domain/batches/batch.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_ADMIN, EXAMPLE_BATCH_ID, EXAMPLE_CURSOR } from '../shared/examples.ts';
import { batchIdField, contentHashField } from '../shared/fields.ts';
import { nextCursor, pageQuery } from '../shared/page.ts';
import { TRANSACTION_EXAMPLE, transactionSchema } from '../transactions/transaction-view.ts';
import { BATCH_EXAMPLE, batchSchema, CONTENT_HASH_EXAMPLE } from './batch-view.ts';

/** GET /batches, newest first */
export const listBatchesEndpoint = endpoint({
  path: noParameters,
  query: z.strictObject({ ...pageQuery, status: z.enum(BATCH_STATUSES).exclude(['DRAFT']).optional() }),
  body: noBody,
  answer: z.object({ batches: z.array(batchSchema), nextCursor }),
  about: {
    tag: 'Batches',
    summary: 'List batches',
    answers: { 200: 'Newest first.' },
    problems: [],
    example: {
      query: { limit: '20', status: 'PENDING' },
      answer: { batches: [BATCH_EXAMPLE], nextCursor: EXAMPLE_CURSOR },
    },
  },
});

/** GET /batches/{batchId} */
export const getBatchEndpoint = endpoint({
  path: z.strictObject({ batchId: batchIdField }),
  query: noParameters,
  body: noBody,
  answer: z.object({
    batch: batchSchema.extend({ contentHash: contentHashField, transactions: z.array(transactionSchema) }),
  }),
  about: {
    tag: 'Batches',
    summary: 'Look at a batch',
    answers: { 200: 'The batch with all its transactions; `contentHash` is a hash over the payees and their amounts.' },
    problems: ['batch_not_found'],
    example: {
      path: { batchId: EXAMPLE_BATCH_ID },
      answer: { batch: { ...BATCH_EXAMPLE, contentHash: CONTENT_HASH_EXAMPLE, transactions: [TRANSACTION_EXAMPLE] } },
    },
  },
});

/** POST /batches/{batchId}/execute */
export const executeBatchEndpoint = endpoint({
  path: z.strictObject({ batchId: batchIdField }),
  query: noParameters,
  body: z.strictObject({}),
  answer: z.object({ batch: batchSchema }),
  about: {
    tag: 'Batches',
    summary: 'Execute a batch',
    description: 'Queues the batch. One batch is executed at a time. A repeated request does nothing twice.',
    answers: {
      202: 'The batch is queued, or is being executed; look again until it is COMPLETED or FAILED.',
      200: 'The batch was executed before: it is COMPLETED or FAILED.',
    },
    problems: ['batch_not_found', 'batch_not_executable', 'approval_required'],
    idempotent: true,
    example: {
      path: { batchId: EXAMPLE_BATCH_ID },
      body: {},
      answer: { batch: { ...BATCH_EXAMPLE, status: 'QUEUED', queuedAt: '2026-11-23T10:05:00.000Z' } },
    },
  },
});

/** DELETE /batches/{batchId} */
export const cancelBatchEndpoint = endpoint({
  path: z.strictObject({ batchId: batchIdField }),
  query: noParameters,
  body: z.strictObject({}),
  answer: z.object({ batch: batchSchema }),
  about: {
    tag: 'Batches',
    summary: 'Cancel a batch',
    description:
      'For a batch that is PENDING or QUEUED, every payment that was not paid is cancelled, and its commissions are payable again. If nothing of the batch was paid, it is CANCELLED. Part of it may have been paid, if it had started before it was queued again. Then it is COMPLETED or FAILED by the share that was not paid, like every batch, and `calledOff` says who cancelled the rest. For a FAILED batch, its FAILED payments are cancelled, and the batch stays FAILED. A repeated request changes nothing.',
    answers: {
      200: 'The batch. It is CANCELLING while an earlier attempt may still pay part of it, and that ends by itself.',
    },
    problems: ['batch_not_found', 'batch_not_cancellable', 'restore_not_settled', 'contended'],
    example: {
      path: { batchId: EXAMPLE_BATCH_ID },
      body: {},
      answer: {
        batch: {
          ...BATCH_EXAMPLE,
          status: 'CANCELLED',
          counts: { ...BATCH_EXAMPLE.counts, pending: 0, cancelled: 1 },
          finishedAt: '2026-11-23T10:05:00.000Z',
          calledOff: { by: EXAMPLE_ADMIN, at: '2026-11-23T10:04:59.000Z', payments: 1 },
        },
      },
    },
  },
});
