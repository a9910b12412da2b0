import pMap from 'p-map';
import type { PayoutAccount } from '../../domain/accounts/payout-account.ts';
import type { Affiliate } from '../../domain/affiliates/affiliate.ts';
import { type AffiliateHolds, noHolds } from '../../domain/affiliates/holds.ts';
import type { Balance } from '../../domain/commissions/ledger.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';
import type { AffiliateRepository } from './affiliate-repository.ts';
import type { HoldRepository } from './hold-repository.ts';

export type AffiliateView = {
  readonly affiliate: Affiliate;
  readonly balances: readonly Balance[];
  readonly account?: PayoutAccount | undefined;
  readonly holds: AffiliateHolds;
};

export type ViewDependencies = {
  readonly affiliates: AffiliateRepository;
  readonly ledger: LedgerRepository;
  readonly holds: HoldRepository;
};

const PARALLEL_READS = 8;

/** All that is shown of affiliates whose profiles were read, in their order. */
export async function affiliateViews(
  deps: ViewDependencies,
  affiliates: readonly Affiliate[],
): Promise<AffiliateView[]> {
  const ids = affiliates.map(({ affiliateId }) => affiliateId);
  const [accounts, holds, balances] = await Promise.all([
    deps.affiliates.findAccounts(ids),
    deps.holds.find(ids),
    pMap(ids, (id) => deps.ledger.findAll(id), { concurrency: PARALLEL_READS }),
  ]);
  return affiliates.map((affiliate, position) => ({
    affiliate,
    balances: balances[position] ?? [],
    account: accounts.get(affiliate.affiliateId),
    holds: holds.get(affiliate.affiliateId) ?? noHolds(affiliate.affiliateId),
  }));
}

/** A person has placed a hold, or a balance has one because money moved twice. */
export function isHeld({ holds, balances }: AffiliateView): boolean {
  return holds.all !== undefined || holds.byCurrency.size > 0 || balances.some(({ hold }) => hold !== undefined);
}
