import type { KycStatus, PayoutAccount } from '../../domain/accounts/payout-account.ts';
import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import { filledPage } from '../shared/filled-page.ts';
import type { Paged, PageRequest } from '../shared/paging.ts';

/** Linked accounts, in a stable order. */
export function listAccounts(
  deps: { readonly affiliates: AffiliateRepository },
  { kycStatus }: { readonly kycStatus?: KycStatus | undefined },
  page: PageRequest,
): Promise<Paged<PayoutAccount>> {
  return filledPage(page, async (some) => {
    const { items, next } = await deps.affiliates.listAccounts(some);
    return { items: items.filter((account) => kycStatus === undefined || account.kycStatus === kycStatus), next };
  });
}
