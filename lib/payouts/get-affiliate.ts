import type { Affiliate, RiseAccount } from '../domain/affiliate.ts';
import { type AffiliateHolds, noHolds } from '../domain/holds.ts';
import type { AffiliateId } from '../domain/ids.ts';
import type { Balance } from '../domain/ledger.ts';
import { PayoutError } from './errors.ts';
import type { AffiliateRepository } from './ports/affiliate-repository.ts';
import type { HoldRepository } from './ports/hold-repository.ts';
import type { LedgerRepository } from './ports/ledger-repository.ts';

export type AffiliateView = {
  readonly affiliate: Affiliate;
  readonly balances: readonly Balance[];
  readonly account?: RiseAccount | undefined;
  readonly holds: AffiliateHolds;
};

/** @throws PayoutError `affiliate_not_found` */
export async function getAffiliate(
  deps: {
    readonly affiliates: AffiliateRepository;
    readonly ledger: LedgerRepository;
    readonly holds: HoldRepository;
  },
  affiliateId: AffiliateId,
): Promise<AffiliateView> {
  const [affiliates, accounts, balances, holds] = await Promise.all([
    deps.affiliates.find([affiliateId]),
    deps.affiliates.findAccounts([affiliateId]),
    deps.ledger.findAll(affiliateId),
    deps.holds.find([affiliateId]),
  ]);
  const affiliate = affiliates.get(affiliateId);
  if (!affiliate) throw new PayoutError({ code: 'affiliate_not_found', affiliateId });
  return {
    affiliate,
    balances,
    account: accounts.get(affiliateId),
    holds: holds.get(affiliateId) ?? noHolds(affiliateId),
  };
}
