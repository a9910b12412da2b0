import * as z from 'zod';
import { endpoint, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_BATCH_ID } from '../shared/examples.ts';
import { batchIdField, contentHashField } from '../shared/fields.ts';
import { BATCH_EXAMPLE, batchSchema, CONTENT_HASH_EXAMPLE } from './batch-view.ts';

/** POST /batches/{batchId}/approve */
export const approveBatchEndpoint = endpoint({
  path: z.strictObject({ batchId: batchIdField }),
  query: noParameters,
  /** `contentHash` is the one that GET of the batch shows. The approval is refused if the batch holds anything else. */
  body: z.strictObject({ contentHash: contentHashField.optional() }),
  answer: z.object({ batch: batchSchema }),
  about: {
    tag: 'Batches',
    summary: 'Approve a batch as a second person',
    description:
      'By anybody except its maker. The approval is bound to what the batch holds. Send the `contentHash` that ' +
      'you were shown, to be sure that it is still the same. Executing the batch is a separate step.',
    answers: { 200: 'The batch carries the approval. A repeated request changes nothing: the first approval stays.' },
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
