import * as z from 'zod';
import type { Currency } from '../../domain/shared/currency.ts';
import { formatAmount } from '../../domain/shared/money.ts';
import type { PreviewSummary } from '../../payouts/batches/preview-batches.ts';
import type { PlannedPayout } from '../../payouts/shared/planned-payout.ts';
import { amountText } from '../shared/amount.ts';
import { shownAmount, shownCurrency, shownId } from '../shared/answer-fields.ts';
import { endpoint, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_PREVIEW_TOKEN } from '../shared/examples.ts';
import { nextCursor, pageQuery } from '../shared/page.ts';
import { payoutRequestFields } from './payout-request.ts';

const previewRowSchema = z.object({
  affiliateId: shownId,
  commissionCount: z.int(),
  totalAmount: shownAmount,
  eligible: z.boolean(),
  reason: z.string().optional().describe('If not eligible: why, in words.'),
  reasonCode: z.string().optional().describe('The same as a stable code.'),
});

const previewSummarySchema = z.object({
  totalAffiliates: z.int(),
  eligibleAffiliates: z.int(),
  totalAmount: shownAmount.describe('The sum that would be paid to the eligible affiliates.'),
  currency: shownCurrency,
  batches: z.int(),
  more: z.boolean().describe('Others that can be paid are left for another call.'),
});

/** POST /batches/preview */
export const previewBatchesEndpoint = endpoint({
  path: noParameters,
  query: z.strictObject(pageQuery),
  body: z.strictObject(payoutRequestFields),
  answer: z.object({
    preview: z.array(previewRowSchema),
    summary: previewSummarySchema,
    previewToken: z.string(),
    nextCursor,
  }),
  about: {
    tag: 'Batches',
    summary: 'Preview batches',
    description:
      'What POST `/batches` with the same body would do. Further pages show the same moment as the first. The `previewToken` is valid for a day.',
    answers: { 200: 'Who would be paid how much, and who would not be paid and why.' },
    problems: ['unknown_preview', 'unknown_provider', 'unsupported_currency'],
    example: {
      query: { limit: '20' },
      body: { affiliateIds: ['ann', 'bob'], currency: 'USD' },
      answer: {
        preview: [
          { affiliateId: 'ann', commissionCount: 2, totalAmount: '100.75', eligible: true },
          {
            affiliateId: 'bob',
            commissionCount: 1,
            totalAmount: '60.00',
            eligible: false,
            reason: 'No Rise account is linked',
            reasonCode: 'no_rise_account',
          },
        ],
        summary: {
          totalAffiliates: 2,
          eligibleAffiliates: 1,
          totalAmount: '100.75',
          currency: 'USD',
          batches: 1,
          more: false,
        },
        previewToken: EXAMPLE_PREVIEW_TOKEN,
      },
    },
  },
});

/** Where the listing continues: in the preview that the first page made, so that all pages show one moment. */
export const previewPosition = z.object({ previewToken: z.string(), offset: z.int().min(1) });

export function previewRowBody(currency: Currency, row: PlannedPayout): z.infer<typeof previewRowSchema> {
  const { affiliateId, commissionCount, amountMinor, ineligible } = row;
  return {
    affiliateId,
    commissionCount,
    totalAmount: amountText(currency, amountMinor),
    eligible: ineligible === undefined,
    reason: ineligible?.reason,
    reasonCode: ineligible?.code,
  };
}

export function previewSummaryBody(summary: PreviewSummary): z.infer<typeof previewSummarySchema> {
  const { totalAffiliates, eligibleAffiliates, totalAmount, batches, more } = summary;
  const { currency } = totalAmount;
  return { totalAffiliates, eligibleAffiliates, totalAmount: formatAmount(totalAmount), currency, batches, more };
}
