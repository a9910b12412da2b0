import pMap from 'p-map';
import type { PayoutAccount } from '../../domain/accounts/payout-account.ts';
import {
  type Eligibility,
  eligibility,
  ineligibleBalance,
  ineligiblePart,
} from '../../domain/affiliates/eligibility.ts';
import { holdOn } from '../../domain/affiliates/holds.ts';
import { type PayoutRules, payoutRules } from '../../domain/batches/payout-rules.ts';
import { type ClaimPart, wholePart } from '../../domain/commissions/claim-part.ts';
import { type Balance, emptyBalance } from '../../domain/commissions/ledger.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { AffiliateId, TransactionId } from '../../domain/shared/ids.ts';
import { split } from '../../domain/shared/split.ts';
import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import type { HoldRepository } from '../affiliates/hold-repository.ts';
import type { LedgerRepository } from '../commissions/ledger-repository.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { Context } from '../shared/context.ts';
import { inChunks } from '../shared/in-chunks.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import type { PlannedPayout } from '../shared/planned-payout.ts';
import { payablePart } from './payable-part.ts';

export type Candidate = {
  readonly balance: Balance;
  readonly account: PayoutAccount;
  /** Of the holds that it was found payable by. */
  readonly holdsVersion: number;
  /** What its payment claims. */
  readonly part: ClaimPart;
};

export type PayoutPlan = {
  /** Every affiliate looked at, in order. */
  readonly rows: readonly PlannedPayout[];
  /** Those that can be paid, at most as many as asked for. */
  readonly candidates: readonly Candidate[];
  /** Others that can be paid are left for the next call. */
  readonly more: boolean;
  /** What it was planned by. */
  readonly rules: PayoutRules;
};

export type PlanRequest = {
  readonly currency: Currency;
  readonly provider: string;
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
  readonly providers: ProviderDirectory;
};

/** The most affiliates that one call creates payments for. */
export const MAX_AFFILIATES_PER_CALL = 2_000;

/** Affiliates read at a time. */
const READ_AHEAD = 400;

/** Looks at affiliates until the request is met or as many as one call takes are found. Writes nothing. */
export async function planPayouts(deps: PlanDependencies, context: Context, request: PlanRequest): Promise<PayoutPlan> {
  const rules = await currentRules(deps, context, request);
  const limit = request.limit ?? MAX_AFFILIATES_PER_CALL;
  const rows: PlannedPayout[] = [];
  const candidates: Candidate[] = [];
  for await (const ids of affiliatesToConsider(deps.ledger, request)) {
    for (const considered of await consider(deps, ids, rules)) {
      if (considered.candidate && candidates.length === limit) return { rows, candidates, more: true, rules };
      rows.push(considered.row);
      if (considered.candidate) candidates.push(considered.candidate);
    }
  }
  return { rows, candidates, more: false, rules };
}

/** The rules by which a payout is planned now. */
export async function currentRules(
  { settings, providers }: Pick<PlanDependencies, 'settings' | 'providers'>,
  context: Context,
  { currency, provider }: Pick<PlanRequest, 'currency' | 'provider'>,
): Promise<PayoutRules> {
  return payoutRules(await settings.load(), currency, providers.get(provider), context.now());
}

type Considered = { readonly row: PlannedPayout; readonly balance: Balance; readonly candidate?: Candidate };

/**
 * Reads the affiliates and says for each what would be paid.
 *
 * @param givenUp a payment that is looked at as if its claim had been released
 */
export async function consider(
  deps: Pick<PlanDependencies, 'affiliates' | 'ledger' | 'holds'>,
  ids: readonly AffiliateId[],
  rules: PayoutRules,
  givenUp?: TransactionId,
): Promise<Considered[]> {
  const { currency } = rules.minimum;
  const holdsVersion = await deps.holds.version();
  const [found, holds] = await Promise.all([deps.ledger.find(ids, currency), deps.holds.find(ids)]);
  const balances = new Map([...found].map(([id, balance]) => [id, withoutClaim(balance, givenUp)]));
  const unknown = await unknownAffiliates(
    deps.affiliates,
    ids.filter((id) => !balances.has(id)),
  );
  const payable = [...balances.values()].filter(
    (balance) => !ineligibleBalance(balance, rules, holdOn(holds.get(balance.affiliateId), currency)),
  );
  const [accounts, parts] = await Promise.all([
    deps.affiliates.findAccounts(payable.map(({ affiliateId }) => affiliateId)),
    partsOf(deps.ledger, payable, rules),
  ]);
  return ids.map((id): Considered => {
    const balance = balances.get(id) ?? emptyBalance(id, currency);
    const row = plannedPayout(balance, wholePart(balance));
    if (unknown.has(id)) {
      const ineligible = { code: 'unknown_affiliate', reason: `There is no affiliate "${id}"` } as const;
      return { balance, row: { ...row, ineligible } };
    }
    const verdict = eligibility(balance, accounts.get(id), rules, holdOn(holds.get(id), currency));
    if (!verdict.eligible) return { balance, row: { ...row, ineligible: reasonOf(verdict) } };
    const part = parts.get(id);
    const fault = ineligiblePart(balance, part, rules);
    if (fault || !part) return { balance, row: { ...row, ineligible: fault && reasonOf(fault) } };
    const candidate = { balance, account: verdict.account, holdsVersion, part };
    return { balance, row: plannedPayout(balance, part), candidate };
  });
}

function withoutClaim(balance: Balance, givenUp: TransactionId | undefined): Balance {
  return givenUp !== undefined && balance.open?.transactionId === givenUp ? { ...balance, open: undefined } : balance;
}

const PARALLEL_READS = 8;

async function partsOf(ledger: LedgerRepository, balances: readonly Balance[], rules: PayoutRules) {
  const parts = await pMap(
    balances,
    async (balance) => [balance.affiliateId, await payablePart(ledger, balance, rules)] as const,
    { concurrency: PARALLEL_READS },
  );
  return new Map(parts);
}

function reasonOf({ code, reason }: Eligibility & { eligible: false }) {
  return { code, reason };
}

function plannedPayout({ affiliateId, settledSeq }: Balance, { toSeq, amountMinor, commissionCount }: ClaimPart) {
  return { affiliateId, commissionCount, amountMinor, fromSeq: settledSeq, toSeq };
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
