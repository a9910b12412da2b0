import * as z from 'zod';
import { INVITE_STATUSES, type PayoutInvite } from '../../domain/accounts/payout-invite.ts';
import { shownId, shownTime } from '../shared/answer-fields.ts';
import { emailField } from '../shared/email.ts';
import { endpoint, noParameters } from '../shared/endpoint.ts';
import { affiliateIdField } from '../shared/fields.ts';

export const inviteSchema = z.object({
  provider: z.string().describe('The provider that was asked.'),
  email: z.string().describe('The e-mail address that it went to.'),
  status: z
    .enum(INVITE_STATUSES)
    .describe(
      'ACCEPTED: the provider no longer lists it as pending. A withdrawn invite looks the same. Link the account, or invite again.',
    ),
  invitedBy: z.string(),
  invitedAt: shownTime,
  acceptedAt: shownTime.optional().describe('When a sync first saw that it was no longer pending.'),
});

export const INVITE_EXAMPLE = {
  provider: 'mock',
  email: 'ben@example.com',
  status: 'PENDING',
  invitedBy: 'ada@example.com',
  invitedAt: '2026-11-23T09:00:00.000Z',
} as const satisfies z.infer<typeof inviteSchema>;

/** POST /riseworks/invites */
export const inviteAffiliateEndpoint = endpoint({
  path: noParameters,
  query: noParameters,
  body: z.strictObject({ affiliateId: affiliateIdField, email: emailField.optional() }),
  answer: z.object({ invite: inviteSchema.extend({ affiliateId: shownId }) }),
  about: {
    tag: 'Rise accounts',
    summary: 'Invite an affiliate to open an account at the provider',
    description:
      'By e-mail, to the address of the profile or to the one given. Whoever follows the invite opens an account, which an admin then links. No account is linked by its address or name, because two payees may share one.',
    answers: {
      200: 'It was already invited in the same way, and the invite is still pending.',
      201: 'The provider has invited it.',
    },
    problems: ['affiliate_not_found', 'already_linked', 'invite_not_made', 'contended'],
    idempotent: true,
    example: {
      body: { affiliateId: 'ben', email: 'ben@example.com' },
      answer: { invite: { affiliateId: 'ben', ...INVITE_EXAMPLE } },
    },
  },
});

export function inviteBody(invite: PayoutInvite): z.infer<typeof inviteSchema> {
  const { provider, email, status, invitedBy, invitedAt, acceptedAt } = invite;
  return { provider, email, status, invitedBy, invitedAt, acceptedAt };
}
