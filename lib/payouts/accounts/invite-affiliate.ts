import type { PayoutAccount } from '../../domain/accounts/payout-account.ts';
import { isInvitedAs, type PayoutInvite } from '../../domain/accounts/payout-invite.ts';
import { actorName } from '../../domain/audit/actor.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import type { Invite, PaymentProvider, ProviderDirectory } from '../shared/payment-provider.ts';

type Dependencies = { readonly affiliates: AffiliateRepository; readonly providers: ProviderDirectory };

type Asked = {
  readonly affiliateId: AffiliateId;
  /** Absent: the address of the profile. */
  readonly email?: string | undefined;
};

/** How many lost races with a link, a sync or another invite are tolerated. Each means a fresh read. */
const MAX_TRIES = 10;

/**
 * Has the provider invite an affiliate to open an account there. A pending invite to the same address stays as it is. For
 * another address, or if the invite is no longer pending, the provider is asked again. An admin links the account itself.
 *
 * @returns `isNew`: whether the provider was asked
 * @throws PayoutError `affiliate_not_found`, `already_linked`, `invite_not_made`, `contended`
 */
export async function inviteAffiliate(
  { affiliates, providers }: Dependencies,
  context: Context,
  { affiliateId, email: given }: Asked,
): Promise<{ readonly invite: PayoutInvite; readonly isNew: boolean }> {
  const provider = providers.get(providers.defaultName);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const { profile, account, before } = await knownOf(affiliates, affiliateId);
    if (account?.provider === provider.name) throw new PayoutError({ code: 'already_linked', affiliateId });
    const email = given ?? profile.email;
    if (before && isInvitedAs(before, provider.name, email)) return { invite: before, isNew: false };
    const { inviteId } = await ask(provider, affiliateId, email);
    const after: PayoutInvite = {
      affiliateId,
      provider: provider.name,
      inviteId,
      email,
      status: 'PENDING',
      invitedBy: actorName(context.actor),
      invitedAt: context.now(),
    };
    const audit = auditEntry(context, { type: 'affiliate', affiliateId }, 'account.invited', {
      provider: provider.name,
      inviteId,
      isRepeated: before !== undefined,
    });
    if ((await affiliates.saveInvite({ before, after, account }, audit)) === 'saved')
      return { invite: after, isNew: true };
  }
  throw new PayoutError({ code: 'contended', what: `the account of affiliate "${affiliateId}"` });
}

async function knownOf(affiliates: AffiliateRepository, affiliateId: AffiliateId) {
  const [profiles, accounts, invites] = await Promise.all([
    affiliates.find([affiliateId]),
    affiliates.findAccounts([affiliateId]),
    affiliates.findInvites([affiliateId]),
  ]);
  const profile = profiles.get(affiliateId);
  if (!profile) throw new PayoutError({ code: 'affiliate_not_found', affiliateId });
  const account: PayoutAccount | undefined = accounts.get(affiliateId);
  return { profile, account, before: invites.get(affiliateId) };
}

/** Asking twice is harmless, so after any failure the next try asks again. */
async function ask(provider: PaymentProvider, affiliateId: AffiliateId, email: string): Promise<Invite> {
  try {
    return await provider.invite(email);
  } catch (cause) {
    throw new PayoutError({ code: 'invite_not_made', affiliateId, provider: provider.name }, { cause });
  }
}
