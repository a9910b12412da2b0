import type { PayoutAccount } from '../../domain/accounts/payout-account.ts';
import type { Affiliate } from '../../domain/affiliates/affiliate.ts';
import { type AffiliateHolds, noHolds } from '../../domain/affiliates/holds.ts';
import type { Balance } from '../../domain/commissions/ledger.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';
import { PayoutError } from '../shared/errors.ts';
import type { AffiliateRepository } from './affiliate-repository.ts';
import type { HoldRepository } from './hold-repository.ts';

export type AffiliateView = {
  readonly affiliate: Affiliate;
  readonly balances: readonly Balance[];
  readonly account?: PayoutAccount | undefined;
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
