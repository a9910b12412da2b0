import * as z from 'zod';
import { wordsOf } from '../../domain/affiliates/affiliate-search.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_ADMIN, EXAMPLE_CURSOR } from '../shared/examples.ts';
import { anyIdField, fullNameField } from '../shared/fields.ts';
import { nextCursor, pageQuery } from '../shared/page.ts';
import { lineText } from '../shared/text.ts';
import { AFFILIATE_EXAMPLE, affiliateSchema } from './affiliate-view.ts';

const MAX_ADDRESS = 254;

const HOLD_EXAMPLE = { reason: 'Bank details are being checked', by: EXAMPLE_ADMIN, at: '2026-11-23T09:30:00.000Z' };

/** GET /affiliates */
export const listAffiliatesEndpoint = endpoint({
  path: noParameters,
  query: z.strictObject({
    ...pageQuery,
    idPrefix: anyIdField.optional().describe('How the affiliate id begins.'),
    namePrefix: fullNameField
      .refine((text) => wordsOf(text).length > 0, 'must hold a letter or a digit')
      .optional()
      .describe('The beginning of one of the first eight words of the name, or of several consecutive words.'),
    emailPrefix: lineText(MAX_ADDRESS).optional().describe('How the e-mail address begins.'),
    held: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .optional()
      .describe('`true`: only affiliates with a hold; `false`: only those without.'),
  }),
  body: noBody,
  answer: z.object({ affiliates: z.array(affiliateSchema), nextCursor }),
  about: {
    tag: 'Affiliates',
    summary: 'List and search affiliates',
    description:
      'The affiliates that match all filters. Capitals and accents make no difference. With `held=true` it is the list of holds: `holds` of each affiliate says why, by whom and since when, also for automatic holds. Sorted by id; a search by name or address is sorted by the first three letters, then by id. A page may be shorter than `limit`, or empty, and still have a next one. An affiliate that was imported a moment ago may still be missing.',
    answers: { 200: 'Each as GET `/affiliates/{affiliateId}` shows it.' },
    problems: [],
    example: {
      query: { namePrefix: 'lee', held: 'true', limit: '20' },
      answer: {
        affiliates: [
          {
            ...AFFILIATE_EXAMPLE,
            balances: [{ currency: 'USD', pendingAmount: '100.75', paidAmount: '0.00', hold: HOLD_EXAMPLE }],
            holds: [HOLD_EXAMPLE],
          },
        ],
        nextCursor: EXAMPLE_CURSOR,
      },
    },
  },
});

/** Where the listing continues. */
export const affiliatePosition = z.object({ after: z.string().min(1) });
