import * as z from 'zod';
import type { CommissionStatus } from '../../domain/commissions/ledger.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import { formatAmount } from '../../domain/shared/money.ts';
import type { CommissionView } from '../../payouts/affiliates/commission-view.ts';
import type { CommissionList } from '../../payouts/affiliates/list-affiliate-commissions.ts';
import { shownAmount, shownCurrency, shownId, shownTime } from '../shared/answer-fields.ts';
import { endpoint, noBody } from '../shared/endpoint.ts';
import { EXAMPLE_CURSOR, EXAMPLE_TRANSACTION_ID } from '../shared/examples.ts';
import { affiliateIdField, currencyField, DEFAULT_CURRENCY } from '../shared/fields.ts';
import { nextCursor, pageQuery } from '../shared/page.ts';

const COMMISSION_STATUSES = [
  'APPROVED',
  'PROCESSING',
  'PAID',
  'REVERSED',
] as const satisfies readonly CommissionStatus[];

export const commissionSchema = z.object({
  commissionId: shownId,
  amount: shownAmount,
  currency: shownCurrency,
  approvedAt: shownTime,
  status: z.enum(COMMISSION_STATUSES),
  transactionId: shownId.optional().describe('The payment that covers it; absent while it is APPROVED.'),
});

const summarySchema = z
  .object({ count: z.int(), totalAmount: shownAmount, currency: shownCurrency })
  .describe('Of all commissions that the filter selects, not only of this page.');

/** GET /affiliates/{affiliateId}/commissions */
export const listAffiliateCommissionsEndpoint = endpoint({
  path: z.strictObject({ affiliateId: affiliateIdField }),
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(COMMISSION_STATUSES).optional(),
    currency: currencyField.default(DEFAULT_CURRENCY),
  }),
  body: noBody,
  answer: z.object({ commissions: z.array(commissionSchema), summary: summarySchema.optional(), nextCursor }),
  about: {
    tag: 'Affiliates',
    summary: 'List the commissions of an affiliate',
    answers: {
      200: 'In the order in which they were accrued. The summary covers all commissions that the filter selects. An affiliate with more than 2,000 entries in the ledger of the currency has no summary, and a page may have fewer commissions than `limit`, or none, while there is a `nextCursor`.',
    },
    problems: ['affiliate_not_found'],
    example: {
      path: { affiliateId: 'ann' },
      query: { status: 'PROCESSING', currency: 'USD' },
      answer: {
        commissions: [
          {
            commissionId: 'c-1',
            amount: '75.50',
            currency: 'USD',
            approvedAt: '2026-10-31T00:00:00.000Z',
            status: 'PROCESSING',
            transactionId: EXAMPLE_TRANSACTION_ID,
          },
        ],
        summary: { count: 2, totalAmount: '100.75', currency: 'USD' },
        nextCursor: EXAMPLE_CURSOR,
      },
    },
  },
});

/** Where the listing continues: after this entry of the ledger. */
export const commissionPosition = z.object({ afterSeq: z.int().min(1) });

export function commissionBody({
  commissionId,
  amount,
  approvedAt,
  status,
  transactionId,
}: CommissionView): z.infer<typeof commissionSchema> {
  return { commissionId, amount: formatAmount(amount), currency: amount.currency, approvedAt, status, transactionId };
}

export function commissionSummaryBody(
  currency: Currency,
  summary: CommissionList['summary'],
): z.infer<typeof summarySchema> | undefined {
  if (summary === undefined) return undefined;
  const { count, totalAmount } = summary;
  return { count, totalAmount: formatAmount(totalAmount), currency };
}
