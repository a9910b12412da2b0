import * as z from 'zod';
import type { AffiliateVerdict } from '../../payouts/affiliates/import-affiliates.ts';
import { endpoint, noParameters } from '../shared/endpoint.ts';
import { affiliateRowSchema, MAX_AFFILIATE_ROWS } from './affiliate-row.ts';

export const affiliateVerdictSchema = z.object({
  affiliateId: z.string().optional().describe('As it was sent. Absent if the row has none, or one that is not text.'),
  status: z.enum(['accepted', 'rejected']),
  code: z.enum(['invalid_row', 'rise_id_taken', 'store_unavailable']).optional(),
  message: z.string().optional(),
});
export type AffiliateVerdictBody = z.infer<typeof affiliateVerdictSchema>;

/** POST /affiliates. The rows are checked one by one, with {@link affiliateRowSchema}. */
export const importAffiliatesEndpoint = endpoint({
  path: noParameters,
  query: noParameters,
  body: z.strictObject({ affiliates: z.array(z.unknown()).min(1).max(MAX_AFFILIATE_ROWS) }),
  answer: z.object({ affiliates: z.array(affiliateVerdictSchema) }),
  about: {
    tag: 'Affiliates',
    summary: 'Create or update affiliates',
    description:
      'Each row has its own verdict, in the order of the rows, so a fault in a row rejects only that row. A `riseId` links the account, and the provider is asked for its status at once. Without one the link stays as it is. Sending the same rows again changes nothing. `store_unavailable` is no fault of the row: send the request again, with the same Idempotency-Key if you use one.',
    answers: { 200: 'A verdict for each row, even if all are rejected.' },
    problems: ['contended'],
    documentedBody: z.strictObject({ affiliates: z.array(affiliateRowSchema).min(1).max(MAX_AFFILIATE_ROWS) }),
    idempotent: true,
    example: {
      body: {
        affiliates: [
          { affiliateId: 'ann', fullName: 'Ann Lee', email: 'ann@example.com', country: 'US', riseId: 'mock:ok:ann' },
          { affiliateId: 'bob', fullName: 'Bob Ray', email: 'bob@example.com', country: 'DE', riseId: 'mock:ok:ann' },
        ],
      },
      answer: {
        affiliates: [
          { affiliateId: 'ann', status: 'accepted' },
          {
            affiliateId: 'bob',
            status: 'rejected',
            code: 'rise_id_taken',
            message: 'riseId: this Rise account is linked to another affiliate',
          },
        ],
      },
    },
  },
});

export function affiliateVerdictBody(verdict: AffiliateVerdict): AffiliateVerdictBody {
  const { affiliateId, status } = verdict;
  if (status === 'accepted') return { affiliateId, status };
  return { affiliateId, status, code: verdict.code, message: verdict.message };
}
