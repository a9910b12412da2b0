import * as z from 'zod';
import { affiliateIdField, currencyField, DEFAULT_CURRENCY } from '../shared/fields.ts';
import { lineText } from '../shared/text.ts';

/** The most affiliates that one request may name. */
export const MAX_AFFILIATE_IDS = 2_000;

/** The fields that the preview and the creation of batches have in common. */
export const payoutRequestFields = {
  affiliateIds: z
    .array(affiliateIdField)
    .min(1)
    .max(MAX_AFFILIATE_IDS)
    .optional()
    .describe('Absent: everybody with an unsettled balance.'),
  currency: currencyField.default(DEFAULT_CURRENCY),
  provider: lineText(128).optional().describe('Absent: the provider that the deployment is set to.'),
};
