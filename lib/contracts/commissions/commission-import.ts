import * as z from 'zod';
import type { CommissionVerdict } from '../../payouts/commissions/commission-verdict.ts';
import { endpoint, noParameters } from '../shared/endpoint.ts';
import { commissionRowSchema, MAX_COMMISSION_ROWS } from './commission-row.ts';

export const commissionVerdictSchema = z.object({
  commissionId: z.string().optional().describe('As it was sent. Absent if the row has none, or one that is not text.'),
  status: z.enum(['accepted', 'duplicate', 'rejected']),
  code: z
    .enum([
      'invalid_row',
      'invalid_amount',
      'unknown_currency',
      'unknown_affiliate',
      'commission_conflict',
      'store_unavailable',
    ])
    .optional(),
  message: z.string().optional(),
});
export type CommissionVerdictBody = z.infer<typeof commissionVerdictSchema>;

/** POST /commissions. The rows are checked one by one, by `judgeCommission`. */
export const importCommissionsEndpoint = endpoint({
  path: noParameters,
  query: noParameters,
  body: z.strictObject({ commissions: z.array(z.unknown()).min(1).max(MAX_COMMISSION_ROWS) }),
  answer: z.object({ commissions: z.array(commissionVerdictSchema) }),
  about: {
    tag: 'Commissions',
    summary: 'Accrue approved commissions',
    description:
      'Each row has its own verdict, in the order of the rows, so a fault in a row rejects only that row. A commission is accrued once: the same row again is a `duplicate`, and the same id with other content is rejected. `store_unavailable` is no fault of the row: send the request again, with the same Idempotency-Key if you use one.',
    answers: { 200: 'A verdict for each row, even if all are rejected.' },
    problems: ['contended'],
    documentedBody: z.strictObject({ commissions: z.array(commissionRowSchema).min(1).max(MAX_COMMISSION_ROWS) }),
    idempotent: true,
    example: {
      body: {
        commissions: [
          {
            commissionId: 'c-1',
            affiliateId: 'ann',
            amount: '75.50',
            currency: 'USD',
            approvedAt: '2026-10-31T00:00:00Z',
          },
          {
            commissionId: 'c-2',
            affiliateId: 'ann',
            amount: '25.255',
            currency: 'USD',
            approvedAt: '2026-10-31T00:00:00Z',
          },
        ],
      },
      answer: {
        commissions: [
          { commissionId: 'c-1', status: 'accepted' },
          {
            commissionId: 'c-2',
            status: 'rejected',
            code: 'invalid_amount',
            message: 'amount: has more decimals than its currency; nothing is rounded',
          },
        ],
      },
    },
  },
});

export function commissionVerdictBody(verdict: CommissionVerdict): CommissionVerdictBody {
  const { commissionId, status } = verdict;
  if (status !== 'rejected') return { commissionId, status };
  return { commissionId, status, code: verdict.code, message: verdict.message };
}
