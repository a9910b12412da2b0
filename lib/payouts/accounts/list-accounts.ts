import type { KycStatus } from '../../domain/accounts/payout-account.ts';
import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import { filledPage } from '../shared/filled-page.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';
import { listContacts, type PayoutContact } from './payout-contacts.ts';

/** Linked accounts, and the invites of affiliates without one, in a stable order. */
export function listAccounts(
  deps: { readonly affiliates: AffiliateRepository },
  { kycStatus }: { readonly kycStatus?: KycStatus | undefined },
  page: PageRequest,
): Promise<Paged<PayoutContact>> {
  return filledPage(page, async (some) => {
    const { items, next } = await listContacts(deps.affiliates, some);
    return { items: items.filter((contact) => kycStatus === undefined || kycStatusOf(contact) === kycStatus), next };
  });
}

/** As far as we know, an invited affiliate has not begun with KYC. */
function kycStatusOf(contact: PayoutContact): KycStatus {
  return 'account' in contact ? contact.account.kycStatus : 'PENDING';
}
