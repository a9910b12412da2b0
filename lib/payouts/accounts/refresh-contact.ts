import type { AffiliateId } from '../../domain/shared/ids.ts';
import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import type { Context } from '../shared/context.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import { storeFault } from '../shared/store-fault.ts';
import type { PayoutContact } from './payout-contacts.ts';
import { refreshAccount, type SyncVerdict } from './refresh-account.ts';
import { askOnce, refreshInvite } from './refresh-invite.ts';

/**
 * Updates accounts and invites to what the provider says now. The provider is asked for its pending invites at most once.
 */
export function contactRefresher(affiliates: AffiliateRepository, providers: ProviderDirectory, context: Context) {
  const provider = providers.get(providers.defaultName);
  const pendingOf = askOnce(provider, context);
  const invited = (invite: Parameters<typeof refreshInvite>[4]) =>
    refreshInvite(affiliates, pendingOf, provider.name, context, invite);
  return {
    contact: (contact: PayoutContact): Promise<SyncVerdict> =>
      'account' in contact
        ? refreshAccount(affiliates, provider, context, contact.account.affiliateId, contact.account)
        : invited(contact.invite),
    /** Refreshes the account or, where none is linked, the invite. */
    async affiliate(affiliateId: AffiliateId): Promise<SyncVerdict> {
      const verdict = await refreshAccount(affiliates, provider, context, affiliateId);
      if (verdict.status !== 'failed' || verdict.code !== 'no_rise_account') return verdict;
      try {
        const invite = (await affiliates.findInvites([affiliateId])).get(affiliateId);
        return invite ? await invited(invite) : verdict;
      } catch (error) {
        return { affiliateId, status: 'failed', ...storeFault(error) };
      }
    },
  };
}
