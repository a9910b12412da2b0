import pMap from 'p-map';
import type { PayoutAccount } from '../../domain/accounts/payout-account.ts';
import type { PayoutInvite } from '../../domain/accounts/payout-invite.ts';
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
  /** Of one who has no account at that provider yet. */
  readonly invite?: PayoutInvite | undefined;
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
  const [accounts, invites, holds, balances] = await Promise.all([
    deps.affiliates.findAccounts(ids),
    deps.affiliates.findInvites(ids),
    deps.holds.find(ids),
    pMap(ids, (id) => deps.ledger.findAll(id), { concurrency: PARALLEL_READS }),
  ]);
  return affiliates.map((affiliate, position) => ({
    affiliate,
    balances: balances[position] ?? [],
    account: accounts.get(affiliate.affiliateId),
    invite: openInvite(invites.get(affiliate.affiliateId), accounts.get(affiliate.affiliateId)),
    holds: holds.get(affiliate.affiliateId) ?? noHolds(affiliate.affiliateId),
  }));
}

function openInvite(invite: PayoutInvite | undefined, account: PayoutAccount | undefined): PayoutInvite | undefined {
  return invite?.provider === account?.provider ? undefined : invite;
}

/** A hold was placed on the affiliate, or a balance has an automatic one. */
export function isHeld({ holds, balances }: AffiliateView): boolean {
  return holds.all !== undefined || holds.byCurrency.size > 0 || balances.some(({ hold }) => hold !== undefined);
}
