import * as z from 'zod';
import { emailField } from '../shared/email.ts';
import { endpoint, noParameters } from '../shared/endpoint.ts';
import {
  affiliateIdField,
  countryField,
  currencyField,
  fullNameField,
  reasonField,
  riseIdField,
} from '../shared/fields.ts';
import { AFFILIATE_EXAMPLE, affiliateSchema } from './affiliate-view.ts';

const path = z.strictObject({ affiliateId: affiliateIdField });
const answer = z.object({ affiliate: affiliateSchema });

const HOLD = { reason: 'Suspected fraud', by: 'admin', at: '2026-11-23T10:00:00.000Z' };
const HELD = {
  ...AFFILIATE_EXAMPLE,
  balances: AFFILIATE_EXAMPLE.balances.map((balance) => ({ ...balance, hold: HOLD })),
  holds: [HOLD],
};

/** PUT /affiliates/{affiliateId} */
export const updateAffiliateEndpoint = endpoint({
  path,
  query: noParameters,
  body: z.strictObject({
    fullName: fullNameField,
    email: emailField,
    country: countryField,
    riseId: riseIdField.optional(),
  }),
  answer,
  about: {
    tag: 'Affiliates',
    summary: 'Update an affiliate',
    description:
      'Replaces the whole profile. A `riseId` links that account, and the provider is asked for its status at once. Without one the link stays as it is.',
    answers: { 200: 'The affiliate as it is now.' },
    problems: ['affiliate_not_found', 'rise_id_taken', 'contended'],
    example: {
      path: { affiliateId: 'ann' },
      body: { fullName: 'Ann Lee', email: 'ann@example.com', country: 'US', riseId: 'mock:ok:ann' },
      answer: { affiliate: AFFILIATE_EXAMPLE },
    },
  },
});

/** POST /affiliates/{affiliateId}/hold */
export const holdAffiliateEndpoint = endpoint({
  path,
  query: noParameters,
  body: z.strictObject({ reason: reasonField, currency: currencyField.optional() }),
  answer,
  about: {
    tag: 'Affiliates',
    summary: 'Keep an affiliate from being paid',
    description:
      'In every currency, also future ones, or only in the one named. Once this is answered, nothing more is claimed for the affiliate. A payment that was claimed but not sent fails with the reason when its batch is executed. If there is a hold already, the first one stays.',
    answers: { 200: 'The affiliate is held.' },
    problems: ['affiliate_not_found', 'contended'],
    idempotent: true,
    example: { path: { affiliateId: 'ann' }, body: { reason: HOLD.reason }, answer: { affiliate: HELD } },
  },
});
