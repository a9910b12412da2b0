import * as z from 'zod';
import { KYC_STATUSES, type PayoutAccount } from '../../domain/accounts/payout-account.ts';
import { INVITE_STATUSES } from '../../domain/accounts/payout-invite.ts';
import type { PayoutContact } from '../../payouts/accounts/payout-contacts.ts';
import type { SyncVerdict } from '../../payouts/accounts/refresh-account.ts';
import { emailField } from '../shared/email.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_CURSOR } from '../shared/examples.ts';
import { affiliateIdField, riseIdField } from '../shared/fields.ts';
import { nextCursor, pageQuery } from '../shared/page.ts';
import { INVITE_EXAMPLE, inviteBody, inviteSchema } from './invite.ts';

const MAX_SYNCED = 100;

const accountSchema = z.object({
  affiliateId: z.string(),
  /** The provider that the account is at. No other provider pays to it. */
  provider: z.string(),
  riseId: z.string(),
  email: z.string().optional(),
  kycStatus: z.enum(KYC_STATUSES),
  canReceivePayments: z.boolean(),
  fault: z.string().optional().describe('Why it cannot receive payments, in the words of the provider.'),
  linkedAt: z.string(),
  /** When another rise id replaced an earlier one. */
  riseIdChangedAt: z.string().optional(),
  /** When the provider last told us something new. */
  checkedAt: z.string(),
});

const ACCOUNT_EXAMPLE = {
  affiliateId: 'ann',
  provider: 'mock',
  riseId: 'mock:ok:ann',
  kycStatus: 'APPROVED',
  canReceivePayments: true,
  linkedAt: '2026-11-23T09:00:00.000Z',
  checkedAt: '2026-11-23T09:00:00.000Z',
} as const satisfies z.infer<typeof accountSchema>;

/** An account, or the invite of an affiliate without one. An invite lacks what only an account has. */
const contactSchema = accountSchema.extend({
  riseId: accountSchema.shape.riseId.optional(),
  linkedAt: accountSchema.shape.linkedAt.optional(),
  checkedAt: accountSchema.shape.checkedAt.optional(),
  invite: inviteSchema
    .optional()
    .describe('Set for an affiliate who is invited to open an account, and has none linked yet.'),
});

/** GET /riseworks/accounts */
export const listAccountsEndpoint = endpoint({
  path: noParameters,
  query: z.strictObject({ ...pageQuery, kycStatus: z.enum(KYC_STATUSES).optional() }),
  body: noBody,
  answer: z.object({ accounts: z.array(contactSchema), nextCursor }),
  about: {
    tag: 'Rise accounts',
    summary: 'List accounts and invites',
    description: 'Linked accounts come first. Then come affiliates who are invited and not linked; they are PENDING.',
    answers: { 200: 'In a stable order without a meaning.' },
    problems: [],
    example: {
      query: { limit: '100' },
      answer: {
        accounts: [
          ACCOUNT_EXAMPLE,
          {
            affiliateId: 'ben',
            provider: 'mock',
            kycStatus: 'PENDING',
            canReceivePayments: false,
            invite: INVITE_EXAMPLE,
          },
        ],
        nextCursor: EXAMPLE_CURSOR,
      },
    },
  },
});

/** POST /riseworks/accounts */
export const linkAccountEndpoint = endpoint({
  path: noParameters,
  query: noParameters,
  body: z.strictObject({ affiliateId: affiliateIdField, riseId: riseIdField, email: emailField.optional() }),
  answer: z.object({ account: accountSchema }),
  about: {
    tag: 'Rise accounts',
    summary: 'Link an affiliate to its account',
    description:
      'The provider is asked for the status at once. If it does not answer, a new link is PENDING. Linking another rise id is a change, after which nothing is paid for the configured time.',
    answers: { 200: 'The same link existed already.', 201: 'It is linked.' },
    problems: ['affiliate_not_found', 'rise_id_taken', 'contended'],
    idempotent: true,
    example: { body: { affiliateId: 'ann', riseId: 'mock:ok:ann' }, answer: { account: ACCOUNT_EXAMPLE } },
  },
});

const verdictSchema = z.object({
  affiliateId: z.string(),
  status: z.enum(['updated', 'unchanged', 'failed']),
  kycStatus: z.enum(KYC_STATUSES).optional(),
  invite: z.enum(INVITE_STATUSES).optional().describe('For an affiliate who is invited and not linked.'),
  code: z.enum(['no_rise_account', 'provider_unavailable', 'contended', 'store_unavailable']).optional(),
  message: z.string().optional(),
});

/** POST /riseworks/sync. Without `affiliateIds` it is one page of all accounts. */
export const syncAccountsEndpoint = endpoint({
  path: noParameters,
  query: z.strictObject(pageQuery),
  body: z.strictObject({ affiliateIds: z.array(affiliateIdField).min(1).max(MAX_SYNCED).optional() }),
  answer: z.object({ accounts: z.array(verdictSchema), nextCursor }),
  about: {
    tag: 'Rise accounts',
    summary: 'Ask the provider for the status of accounts',
    description:
      'Asks about the named affiliates, in their order. Without any, it asks about all accounts, page by page, and then about affiliates who are invited and not linked. An invite that is no longer pending at the provider becomes ACCEPTED, and a person links the account. An account that fails does not stop the others.',
    answers: { 200: 'A verdict for each account.' },
    problems: [],
    example: {
      body: { affiliateIds: ['ann', 'bob'] },
      answer: {
        accounts: [
          { affiliateId: 'ann', status: 'unchanged', kycStatus: 'APPROVED' },
          {
            affiliateId: 'bob',
            status: 'failed',
            code: 'no_rise_account',
            message: 'No Rise account is linked to this affiliate.',
          },
        ],
      },
    },
  },
});

export function accountBody(account: PayoutAccount): z.infer<typeof accountSchema> {
  const { affiliateId, provider, payeeId: riseId, email, kycStatus, canReceivePayments, fault } = account;
  const { linkedAt, payeeIdChangedAt: riseIdChangedAt, checkedAt } = account;
  return {
    affiliateId,
    provider,
    riseId,
    email,
    kycStatus,
    canReceivePayments,
    fault,
    linkedAt,
    riseIdChangedAt,
    checkedAt,
  };
}

export function contactBody(contact: PayoutContact): z.infer<typeof contactSchema> {
  if ('account' in contact) return accountBody(contact.account);
  const { affiliateId, provider } = contact.invite;
  const invite = inviteBody(contact.invite);
  return { affiliateId, provider, kycStatus: 'PENDING', canReceivePayments: false, invite };
}

export function syncVerdictBody(verdict: SyncVerdict): z.infer<typeof verdictSchema> {
  const { affiliateId, status } = verdict;
  if (status !== 'failed') return { affiliateId, status, kycStatus: verdict.kycStatus, invite: verdict.invite };
  return { affiliateId, status, code: verdict.code, message: verdict.message };
}
