import type { PayoutAccount } from '../../domain/accounts/payout-account.ts';
import type { PayoutInvite } from '../../domain/accounts/payout-invite.ts';
import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import { filledPage } from '../shared/filled-page.ts';
import type { Paged, PageRequest, Position } from '../shared/paging.ts';

/** What we know of an affiliate at a provider: the linked account or, before there is one, the invite. */
export type PayoutContact = { readonly account: PayoutAccount } | { readonly invite: PayoutInvite };

/** Marks a position among the invites, which come after all accounts. */
const INVITES = { of: 'invites' } as const satisfies Position;

/** All linked accounts, and then all invites of affiliates without an account at that provider, in a stable order. */
export function listContacts(affiliates: AffiliateRepository, page: PageRequest): Promise<Paged<PayoutContact>> {
  return filledPage(page, (some) => contactPage(affiliates, some));
}

async function contactPage(
  affiliates: AffiliateRepository,
  { limit, after }: PageRequest,
): Promise<Paged<PayoutContact>> {
  const { of = '', ...within } = after ?? {};
  if (of !== INVITES.of) {
    const { items, next } = await affiliates.listAccounts({ limit, after });
    return { items: items.map((account) => ({ account })), next: next ?? INVITES };
  }
  const { items, next } = await affiliates.listInvites({ limit, after: within });
  const accounts = await affiliates.findAccounts(items.map(({ affiliateId }) => affiliateId));
  const unlinked = items.filter(({ affiliateId, provider }) => accounts.get(affiliateId)?.provider !== provider);
  return { items: unlinked.map((invite) => ({ invite })), next: next && { ...next, ...INVITES } };
}
