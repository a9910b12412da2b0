import * as z from 'zod';
import { endpoint, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_BATCH_ID } from '../shared/examples.ts';
import { batchIdField, contentHashField } from '../shared/fields.ts';
import { BATCH_EXAMPLE, batchSchema, CONTENT_HASH_EXAMPLE } from './batch-view.ts';

/** POST /batches/{batchId}/approve */
export const approveBatchEndpoint = endpoint({
  path: z.strictObject({ batchId: batchIdField }),
  query: noParameters,
  /** `contentHash`: as GET of the batch shows it; the approval is refused if the batch holds anything else. */
  body: z.strictObject({ contentHash: contentHashField.optional() }),
  answer: z.object({ batch: batchSchema }),
  about: {
    tag: 'Batches',
    summary: 'Approve a batch as a second person',
    description:
      'By anybody but the one who made it. The approval is bound to what the batch holds; send the `contentHash` that ' +
      'you were shown to be sure that it is the same. Executing the batch remains a step of its own.',
    answers: { 200: 'The batch carries the approval. Asking again changes nothing: the first approval stands.' },
    problems: ['batch_not_found', 'batch_not_approvable', 'second_person_required', 'batch_content_changed'],
    idempotent: true,
    example: {
      path: { batchId: EXAMPLE_BATCH_ID },
      body: { contentHash: CONTENT_HASH_EXAMPLE },
      answer: {
        batch: {
          ...BATCH_EXAMPLE,
          approval: { by: 'grace', at: '2026-11-23T10:20:00.000Z', contentHash: CONTENT_HASH_EXAMPLE },
        },
      },
    },
  },
});
