import type { RiseAccount } from '../domain/affiliate.ts';
import type { Currency } from '../domain/currency.ts';
import { eligibility, type Ineligibility, ineligibleBalance } from '../domain/eligibility.ts';
import { holdOn } from '../domain/holds.ts';
import type { AffiliateId } from '../domain/ids.ts';
import { type Balance, emptyBalance, pending, pendingCommissions } from '../domain/ledger.ts';
import { type PayoutRules, payoutRules } from '../domain/payout-rules.ts';
import { split } from '../domain/split.ts';
import { inChunks } from './in-chunks.ts';
import type { AffiliateRepository } from './ports/affiliate-repository.ts';
import type { Context } from './ports/context.ts';
import type { HoldRepository } from './ports/hold-repository.ts';
import type { LedgerRepository } from './ports/ledger-repository.ts';
import type { SettingsReader } from './ports/settings-repository.ts';

/** What would be paid to one affiliate now, or why nothing. Amounts in minor units. */
export type PlannedPayout = {
  readonly affiliateId: AffiliateId;
  readonly commissionCount: number;
  readonly amountMinor: bigint;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly ineligible?: { readonly code: Ineligibility; readonly reason: string } | undefined;
};

export type Candidate = { readonly balance: Balance; readonly account: RiseAccount };

export type PayoutPlan = {
  /** Every affiliate looked at, in order. */
  readonly rows: readonly PlannedPayout[];
  /** Those that can be paid, at most as many as asked for. */
  readonly candidates: readonly Candidate[];
  /** Others that can be paid are left for the next call. */
  readonly more: boolean;
};

export type PlanRequest = {
  readonly currency: Currency;
  /** Absent: everybody with an unsettled balance. */
  readonly affiliateIds?: readonly AffiliateId[] | undefined;
  /** Of everybody, only those listed after this one. */
  readonly after?: AffiliateId | undefined;
  /** How many to find that can be paid; {@link MAX_AFFILIATES_PER_CALL} by default. */
  readonly limit?: number | undefined;
};

export type PlanDependencies = {
  readonly affiliates: AffiliateRepository;
  readonly ledger: LedgerRepository;
  readonly settings: SettingsReader;
  readonly holds: HoldRepository;
};

/** The most affiliates that one call creates payments for. */
export const MAX_AFFILIATES_PER_CALL = 2_000;

/** Affiliates read at a time. */
const READ_AHEAD = 400;

/** Looks at affiliates until the request is met or as many as one call takes are found. Writes nothing. */
export async function planPayouts(deps: PlanDependencies, context: Context, request: PlanRequest): Promise<PayoutPlan> {
  const rules = payoutRules(await deps.settings.load(), request.currency, context.now());
  const limit = request.limit ?? MAX_AFFILIATES_PER_CALL;
  const rows: PlannedPayout[] = [];
  const candidates: Candidate[] = [];
  for await (const ids of affiliatesToConsider(deps.ledger, request)) {
    for (const considered of await consider(deps, ids, rules)) {
      if (considered.candidate && candidates.length === limit) return { rows, candidates, more: true };
      rows.push(considered.row);
      if (considered.candidate) candidates.push(considered.candidate);
    }
  }
  return { rows, candidates, more: false };
}

type Considered = { readonly row: PlannedPayout; readonly candidate?: Candidate };

/** Reads the affiliates and says for each what would be paid. */
export async function consider(
  deps: Pick<PlanDependencies, 'affiliates' | 'ledger' | 'holds'>,
  ids: readonly AffiliateId[],
  rules: PayoutRules,
): Promise<Considered[]> {
  const { currency } = rules.minimum;
  const [balances, holds] = await Promise.all([deps.ledger.find(ids, currency), deps.holds.find(ids)]);
  const unknown = await unknownAffiliates(
    deps.affiliates,
    ids.filter((id) => !balances.has(id)),
  );
  const payable = ids.filter((id) => {
    const balance = balances.get(id);
    return balance !== undefined && !ineligibleBalance(balance, rules, holdOn(holds.get(id), currency));
  });
  const accounts = await deps.affiliates.findAccounts(payable);
  return ids.map((id): Considered => {
    const balance = balances.get(id) ?? emptyBalance(id, currency);
    const row = plannedPayout(balance);
    if (unknown.has(id)) {
      return { row: { ...row, ineligible: { code: 'unknown_affiliate', reason: `There is no affiliate "${id}"` } } };
    }
    const verdict = eligibility(balance, accounts.get(id), rules, holdOn(holds.get(id), currency));
    if (verdict.eligible) return { row, candidate: { balance, account: verdict.account } };
    return { row: { ...row, ineligible: { code: verdict.code, reason: verdict.reason } } };
  });
}

function plannedPayout(balance: Balance): PlannedPayout {
  return {
    affiliateId: balance.affiliateId,
    commissionCount: pendingCommissions(balance),
    amountMinor: pending(balance).minor,
    fromSeq: balance.settledSeq,
    toSeq: balance.accruedSeq,
  };
}

async function* affiliatesToConsider(
  ledger: LedgerRepository,
  { affiliateIds, currency, after }: PlanRequest,
): AsyncGenerator<readonly AffiliateId[]> {
  if (affiliateIds) {
    yield* split([...new Set(affiliateIds)], READ_AHEAD);
    return;
  }
  yield* inChunks(ledger.unsettled(currency, after), READ_AHEAD);
}

async function unknownAffiliates(affiliates: AffiliateRepository, ids: readonly AffiliateId[]) {
  const known = await affiliates.find(ids);
  return new Set(ids.filter((id) => !known.has(id)));
}
