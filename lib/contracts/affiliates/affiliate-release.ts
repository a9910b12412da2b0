import * as z from 'zod';
import { PROPOSAL_EXAMPLE } from '../settings/proposal.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { affiliateIdField, currencyField } from '../shared/fields.ts';
import { AFFILIATE_EXAMPLE, affiliateSchema } from './affiliate-view.ts';

const path = z.strictObject({ affiliateId: affiliateIdField });
const answer = z.object({ affiliate: affiliateSchema });

/** DELETE /affiliates/{affiliateId}/hold. While approval is on, lifting an automatic hold takes two people. */
export const releaseAffiliateEndpoint = endpoint({
  path,
  query: z.strictObject({ currency: currencyField.optional() }),
  body: noBody,
  answer,
  about: {
    tag: 'Affiliates',
    summary: 'Lift the holds of an affiliate',
    description:
      'All of them, or those on one currency. This includes the automatic hold that a balance gets when a payment was paid twice, or paid and then refused. Without a hold nothing changes.\n\n' +
      'While approval is on, a release that lifts an automatic hold takes two people: the first call proposes and lifts nothing, and the same call from another person makes it take effect. A call that differs, or that finds other holds, replaces the proposal. A new hold by a person, or `DELETE …/hold/proposal`, removes it. It lapses after 24 hours.',
    answers: { 200: 'The affiliate as it is now.', 202: 'Proposed. Another person has to confirm it.' },
    problems: ['affiliate_not_found', 'second_person_required', 'contended'],
    idempotent: true,
    example: {
      path: { affiliateId: 'ann' },
      query: { currency: 'USD' },
      answer: { affiliate: { ...AFFILIATE_EXAMPLE, releaseProposal: { ...PROPOSAL_EXAMPLE, currency: 'USD' } } },
    },
  },
});

/** DELETE /affiliates/{affiliateId}/hold/proposal */
export const withdrawReleaseEndpoint = endpoint({
  path,
  query: noParameters,
  body: noBody,
  answer,
  about: {
    tag: 'Affiliates',
    summary: 'Withdraw the proposed release of an affiliate',
    description:
      'Anybody may withdraw it, because keeping a hold needs one person only. Without a proposal nothing changes.',
    answers: { 200: 'The affiliate, without a proposal.' },
    problems: ['affiliate_not_found', 'contended'],
    example: { path: { affiliateId: 'ann' }, answer: { affiliate: AFFILIATE_EXAMPLE } },
  },
});
