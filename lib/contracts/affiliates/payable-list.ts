import * as z from 'zod';
import { formatAmount } from '../../domain/shared/money.ts';
import type { PayableAffiliate } from '../../payouts/affiliates/list-payable.ts';
import type { PayableSummary } from '../../payouts/affiliates/summarise-payable.ts';
import { shownAmount, shownCurrency, shownId, shownTime } from '../shared/answer-fields.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { affiliateIdField, currencyField, DEFAULT_CURRENCY } from '../shared/fields.ts';
import { nextCursor, pageQuery } from '../shared/page.ts';
import { RISE_ACCOUNT_EXAMPLE, riseAccountBody, riseAccountSchema } from './affiliate-view.ts';

export const payableSchema = z.object({
  affiliateId: shownId,
  fullName: z.string(),
  email: z.string(),
  country: z.string(),
  currency: shownCurrency,
  pendingAmount: shownAmount,
  paidAmount: shownAmount,
  pendingCommissionCount: z.int(),
  oldestPendingDate: shownTime
    .optional()
    .describe('When the oldest unsettled commission was approved, of the hundred that were accrued first.'),
  readyForPayout: z.boolean(),
  reason: z.string().optional().describe('If it cannot be paid now: why.'),
  riseAccount: riseAccountSchema,
});

const summarySchema = z.object({
  totalAffiliates: z.int(),
  totalPendingAmount: shownAmount,
  currency: shownCurrency,
  readyForPayout: z.int().describe('How many of them can be paid now.'),
  readyAmount: shownAmount.describe('What a payout of this moment would pay to all of those together.'),
  asOf: shownTime.describe('When it was counted: now for up to 5,000 affiliates, otherwise some minutes ago.'),
  isComplete: z
    .boolean()
    .describe('False while more than 5,000 are counted for the first time: it covers those who were counted so far.'),
});

/** GET /affiliates/payable */
export const listPayableAffiliatesEndpoint = endpoint({
  path: noParameters,
  query: z.strictObject({ ...pageQuery, currency: currencyField.default(DEFAULT_CURRENCY) }),
  body: noBody,
  answer: z.object({ affiliates: z.array(payableSchema), summary: summarySchema, nextCursor }),
  about: {
    tag: 'Affiliates',
    summary: 'List who has something pending',
    description:
      'The summary covers all of them, not only this page. It is exact for up to 5,000 affiliates, and the last count beyond that. Once a count is five minutes old, a new one goes on with every answer, 5,000 affiliates at a time.',
    answers: { 200: 'Who has something pending, whether it can be paid now, and if not, why.' },
    problems: [],
    example: {
      query: { currency: 'USD' },
      answer: {
        affiliates: [
          {
            affiliateId: 'ann',
            fullName: 'Ann Lee',
            email: 'ann@example.com',
            country: 'US',
            currency: 'USD',
            pendingAmount: '100.75',
            paidAmount: '0.00',
            pendingCommissionCount: 2,
            oldestPendingDate: '2026-10-31T00:00:00.000Z',
            readyForPayout: true,
            riseAccount: RISE_ACCOUNT_EXAMPLE,
          },
        ],
        summary: {
          totalAffiliates: 1,
          totalPendingAmount: '100.75',
          currency: 'USD',
          readyForPayout: 1,
          readyAmount: '100.75',
          asOf: '2026-11-23T10:00:00.000Z',
          isComplete: true,
        },
      },
    },
  },
});

/** Where the listing continues: after this affiliate. */
export const payablePosition = z.object({ after: affiliateIdField });

export function payableBody(payable: PayableAffiliate): z.infer<typeof payableSchema> {
  const { affiliate, account, pendingAmount, paidAmount, pendingCommissionCount, oldestPendingDate, ineligible } =
    payable;
  const { affiliateId, fullName, email, country } = affiliate;
  return {
    affiliateId,
    fullName,
    email,
    country,
    currency: pendingAmount.currency,
    pendingAmount: formatAmount(pendingAmount),
    paidAmount: formatAmount(paidAmount),
    pendingCommissionCount,
    oldestPendingDate,
    readyForPayout: ineligible === undefined,
    reason: ineligible?.reason,
    riseAccount: riseAccountBody(account),
  };
}

export function payableSummaryBody(summary: PayableSummary): z.infer<typeof summarySchema> {
  const { totalPendingAmount, readyAmount, ...shown } = summary;
  return {
    ...shown,
    totalPendingAmount: formatAmount(totalPendingAmount),
    readyAmount: formatAmount(readyAmount),
  };
}
