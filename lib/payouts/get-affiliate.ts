import type { Affiliate, RiseAccount } from '../domain/affiliate.ts';
import type { AffiliateId } from '../domain/ids.ts';
import type { Balance } from '../domain/ledger.ts';
import { PayoutError } from './errors.ts';
import type { AffiliateRepository } from './ports/affiliate-repository.ts';
import type { LedgerRepository } from './ports/ledger-repository.ts';

export type AffiliateView = {
  readonly affiliate: Affiliate;
  readonly balances: readonly Balance[];
  readonly account?: RiseAccount | undefined;
};

/** @throws PayoutError `affiliate_not_found` */
export async function getAffiliate(
  deps: { readonly affiliates: AffiliateRepository; readonly ledger: LedgerRepository },
  affiliateId: AffiliateId,
): Promise<AffiliateView> {
  const [affiliates, accounts, balances] = await Promise.all([
    deps.affiliates.find([affiliateId]),
    deps.affiliates.findAccounts([affiliateId]),
    deps.ledger.findAll(affiliateId),
  ]);
  const affiliate = affiliates.get(affiliateId);
  if (!affiliate) throw new PayoutError({ code: 'affiliate_not_found', affiliateId });
  return { affiliate, balances, account: accounts.get(affiliateId) };
}
