import * as z from 'zod';
import type { PlannedPayout } from '../../payouts/shared/planned-payout.ts';
import { shownId } from '../shared/answer-fields.ts';
import { endpoint, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_PREVIEW_TOKEN } from '../shared/examples.ts';
import { lineText } from '../shared/text.ts';
import { BATCH_EXAMPLE, batchSchema } from './batch-view.ts';
import { payoutRequestFields } from './payout-request.ts';

/** The most skipped affiliates that one answer names. A preview pages through all of them. */
export const MAX_SKIPPED = 1_000;

const skippedSchema = z.object({ affiliateId: shownId, reason: z.string(), reasonCode: z.string() });

/** Any text: one that is not a token of ours is unknown, which is not an invalid request. */
const previewTokenField = lineText(128).meta({
  description: 'The token of a preview that the new batches must match.',
});

/** POST /batches */
export const createBatchesEndpoint = endpoint({
  path: noParameters,
  query: noParameters,
  body: z.strictObject({ ...payoutRequestFields, previewToken: previewTokenField.optional() }),
  answer: z.object({
    batches: z.array(batchSchema),
    skipped: z.array(skippedSchema).max(MAX_SKIPPED),
    skippedCount: z.int().describe('How many were skipped in all.'),
    more: z.boolean().describe('Others that can be paid are left for another call.'),
  }),
  about: {
    tag: 'Batches',
    summary: 'Create batches',
    description:
      'Claims what is payable and makes batches of at most 100 payments. A call takes at most 2,000 affiliates; `more` says that others are left for another call. With a `previewToken` it makes exactly what the preview showed, or nothing.',
    answers: { 201: 'The new batches, each PENDING, and who was skipped for what reason.' },
    problems: [
      'restore_not_settled',
      'nothing_payable',
      'stale_preview',
      'preview_mismatch',
      'unknown_preview',
      'unknown_provider',
      'unsupported_currency',
      'contended',
    ],
    idempotent: true,
    example: {
      body: { affiliateIds: ['ann', 'bob'], currency: 'USD', previewToken: EXAMPLE_PREVIEW_TOKEN },
      answer: {
        batches: [BATCH_EXAMPLE],
        skipped: [{ affiliateId: 'bob', reason: 'No Rise account is linked', reasonCode: 'no_rise_account' }],
        skippedCount: 1,
        more: false,
      },
    },
  },
});

/** @throws RangeError for a payout that was not skipped */
export function skippedBody({ affiliateId, ineligible }: PlannedPayout): z.infer<typeof skippedSchema> {
  if (!ineligible) throw new RangeError(`affiliate ${affiliateId} was skipped without a reason`);
  return { affiliateId, reason: ineligible.reason, reasonCode: ineligible.code };
}
