import * as z from 'zod';
import { KYC_STATUSES, type PayoutAccount } from '../../domain/accounts/payout-account.ts';
import type { PayoutInvite } from '../../domain/accounts/payout-invite.ts';
import { type AffiliateHolds, holdOn, type ReleaseProposal } from '../../domain/affiliates/holds.ts';
import { type Balance, pending, pendingCommissions } from '../../domain/commissions/ledger.ts';
import { liveProposal } from '../../domain/settings/proposal.ts';
import { formatAmount } from '../../domain/shared/money.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { AffiliateView } from '../../payouts/affiliates/affiliate-views.ts';
import { inviteBody, inviteSchema } from '../accounts/invite.ts';
import { proposalBody, proposalSchema } from '../settings/proposal.ts';
import { amountText } from '../shared/amount.ts';
import { shownAmount, shownCurrency, shownId, shownTime } from '../shared/answer-fields.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_TRANSACTION_ID } from '../shared/examples.ts';
import { affiliateIdField } from '../shared/fields.ts';

export const riseAccountSchema = z.object({
  hasAccount: z.boolean(),
  riseId: shownId.optional(),
  kycStatus: z.enum(KYC_STATUSES).optional(),
  canReceivePayments: z.boolean(),
});

export const RISE_ACCOUNT_EXAMPLE = {
  hasAccount: true,
  riseId: 'mock:ok:ann',
  kycStatus: 'APPROVED',
  canReceivePayments: true,
} as const satisfies z.infer<typeof riseAccountSchema>;

const holdSchema = z.object({ reason: z.string(), by: z.string(), at: shownTime });

export const balanceSchema = z.object({
  currency: shownCurrency,
  pendingAmount: shownAmount,
  paidAmount: shownAmount,
  openTransactionId: shownId.optional(),
  hold: holdSchema.optional().describe('Why nothing is paid in this currency.'),
});

export const affiliateSchema = z.object({
  affiliateId: shownId,
  fullName: z.string(),
  email: z.string(),
  country: z.string(),
  balances: z.array(balanceSchema),
  holds: z
    .array(holdSchema.extend({ currency: shownCurrency.optional() }))
    .describe('Every hold. One without a currency applies to all currencies.'),
  releaseProposal: proposalSchema
    .extend({ currency: shownCurrency.optional() })
    .optional()
    .describe('A release that another person has to confirm by sending the same request.'),
  riseAccount: riseAccountSchema.extend({
    invite: inviteSchema
      .optional()
      .describe('Set for an affiliate who is invited to open an account, and has none linked yet.'),
  }),
  pendingCommissions: z.int(),
});

export const AFFILIATE_EXAMPLE = {
  affiliateId: 'ann',
  fullName: 'Ann Lee',
  email: 'ann@example.com',
  country: 'US',
  balances: [
    { currency: 'USD', pendingAmount: '100.75', paidAmount: '0.00', openTransactionId: EXAMPLE_TRANSACTION_ID },
  ],
  holds: [],
  riseAccount: RISE_ACCOUNT_EXAMPLE,
  pendingCommissions: 2,
} satisfies z.infer<typeof affiliateSchema>;

/** GET /affiliates/{affiliateId} */
export const getAffiliateEndpoint = endpoint({
  path: z.strictObject({ affiliateId: affiliateIdField }),
  query: noParameters,
  body: noBody,
  answer: z.object({ affiliate: affiliateSchema }),
  about: {
    tag: 'Affiliates',
    summary: 'Look at an affiliate',
    answers: { 200: 'Profile, balances per currency, and the account at the payment provider.' },
    problems: ['affiliate_not_found'],
    example: {
      path: { affiliateId: 'ann' },
      answer: {
        affiliate: AFFILIATE_EXAMPLE,
      },
    },
  },
});

export function affiliateBody(
  { affiliate, balances, account, invite, holds }: AffiliateView,
  now: Instant,
): z.infer<typeof affiliateSchema> {
  const { affiliateId, fullName, email, country } = affiliate;
  return {
    affiliateId,
    fullName,
    email,
    country,
    balances: balances.map((balance) => balanceBody(balance, holds)),
    holds: holdsBody(holds, balances),
    releaseProposal: releaseProposalBody(liveProposal(holds.proposal, now)),
    riseAccount: { ...riseAccountBody(account), ...(invite && invitedBody(invite, account)) },
    pendingCommissions: balances.reduce((sum, balance) => sum + pendingCommissions(balance), 0),
  };
}

export function riseAccountBody(account: PayoutAccount | undefined): z.infer<typeof riseAccountSchema> {
  if (!account) return { hasAccount: false, canReceivePayments: false };
  const { payeeId: riseId, kycStatus, canReceivePayments } = account;
  return { hasAccount: true, riseId, kycStatus, canReceivePayments };
}

/** An invited affiliate without any account can at most have begun with KYC. */
function invitedBody(invite: PayoutInvite, account: PayoutAccount | undefined) {
  return { ...(account ? {} : { kycStatus: 'PENDING' as const }), invite: inviteBody(invite) };
}

function releaseProposalBody(proposal: ReleaseProposal | undefined) {
  return proposal && { ...proposalBody(proposal), currency: proposal.currency };
}

function holdsBody(holds: AffiliateHolds, balances: readonly Balance[]) {
  return [
    ...(holds.all ? [holds.all] : []),
    ...[...holds.byCurrency].map(([currency, hold]) => ({ currency, ...hold })),
    ...balances.flatMap(({ currency, hold }) => (hold ? { currency, ...hold } : [])),
  ];
}

function balanceBody(balance: Balance, holds: AffiliateHolds): z.infer<typeof balanceSchema> {
  return {
    currency: balance.currency,
    pendingAmount: formatAmount(pending(balance)),
    paidAmount: amountText(balance.currency, balance.paidMinor),
    openTransactionId: balance.open?.transactionId,
    hold: holdOn(holds, balance.currency) ?? balance.hold,
  };
}
