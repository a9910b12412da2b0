import pMap from 'p-map';
import type { PayoutAccount } from '../../domain/accounts/payout-account.ts';
import type { Affiliate } from '../../domain/affiliates/affiliate.ts';
import type { Ineligibility } from '../../domain/affiliates/eligibility.ts';
import { type Balance, pending, pendingCommissions } from '../../domain/commissions/ledger.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import { type Money, money } from '../../domain/shared/money.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { consider, currentRules, type PlanDependencies } from '../batches/payout-plan.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';
import type { Context } from '../shared/context.ts';
import type { PayableSummaryRepository } from './payable-summary-repository.ts';
import { type PayableSummary, summarisePayable } from './summarise-payable.ts';

export type PayableAffiliate = {
  readonly affiliate: Affiliate;
  readonly account?: PayoutAccount | undefined;
  readonly balance: Balance;
  readonly pendingAmount: Money;
  readonly paidAmount: Money;
  readonly pendingCommissionCount: number;
  /** When the oldest of the unsettled commissions was approved, of the hundred that were accrued first. */
  readonly oldestPendingDate?: Instant | undefined;
  readonly ineligible?: { readonly code: Ineligibility; readonly reason: string } | undefined;
};

export type PayableList = {
  readonly affiliates: readonly PayableAffiliate[];
  readonly next?: AffiliateId | undefined;
  readonly summary: PayableSummary;
};

type Dependencies = PlanDependencies & { readonly summaries: PayableSummaryRepository };

const PARALLEL_READS = 8;
/** The oldest commission is looked for among so many, because some affiliates have very many that wait. */
const OLDEST_OF = 100;

/** Everybody with an unsettled balance, whether it can be paid now, and if not, why. */
export async function listPayable(
  deps: Dependencies,
  context: Context,
  request: { readonly currency: Currency; readonly limit: number; readonly after?: AffiliateId | undefined },
): Promise<PayableList> {
  const { currency, limit, after } = request;
  const ids: AffiliateId[] = [];
  for await (const id of deps.ledger.unsettled(currency, after)) {
    ids.push(id);
    if (ids.length > limit) break;
  }
  const shown = ids.slice(0, limit);
  const [affiliates, summary] = await Promise.all([
    payableAffiliates(deps, context, currency, shown),
    summarisePayable(deps, context, currency),
  ]);
  return { affiliates, next: ids.length > limit ? shown.at(-1) : undefined, summary };
}

async function payableAffiliates(
  deps: Dependencies,
  context: Context,
  currency: Currency,
  ids: readonly AffiliateId[],
) {
  const rules = await currentRules(deps, context, { currency, provider: deps.providers.defaultName });
  const [considered, profiles, accounts, balances] = await Promise.all([
    consider(deps, ids, rules),
    deps.affiliates.find(ids),
    deps.affiliates.findAccounts(ids),
    deps.ledger.find(ids, currency),
  ]);
  const rows = await pMap(
    ids,
    async (id): Promise<PayableAffiliate | undefined> => {
      const [affiliate, account, balance] = [profiles.get(id), accounts.get(id), balances.get(id)];
      // The index may still name a balance that was settled since (M10).
      if (!affiliate || !balance || balance.settledSeq === balance.accruedSeq) return undefined;
      return {
        affiliate,
        account,
        balance,
        pendingAmount: pending(balance),
        paidAmount: money(currency, balance.paidMinor),
        pendingCommissionCount: pendingCommissions(balance),
        oldestPendingDate: await oldestPending(deps.ledger, balance),
        ineligible: considered.find(({ row }) => row.affiliateId === id)?.row.ineligible,
      };
    },
    { concurrency: PARALLEL_READS },
  );
  return rows.filter((row) => row !== undefined);
}

async function oldestPending(ledger: LedgerRepository, balance: Balance): Promise<Instant | undefined> {
  let oldest: Instant | undefined;
  const { settledSeq, accruedSeq } = balance;
  const unsettled = { afterSeq: settledSeq, toSeq: Math.min(accruedSeq, settledSeq + OLDEST_OF) };
  for await (const entry of ledger.entries(balance.affiliateId, balance.currency, unsettled)) {
    if (entry.kind === 'COMMISSION' && (oldest === undefined || entry.approvedAt < oldest)) oldest = entry.approvedAt;
  }
  return oldest;
}
