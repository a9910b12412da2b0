import { pending } from '../../domain/commissions/ledger.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import { add, money } from '../../domain/shared/money.ts';
import { addSeconds, type Instant } from '../../domain/shared/time.ts';
import { consider, currentRules, type PlanDependencies } from '../batches/payout-plan.ts';
import type { Context } from '../shared/context.ts';
import { inChunks } from '../shared/in-chunks.ts';
import type { PayableCount, PayableSummaryRepository, UnfinishedCount } from './payable-summary-repository.ts';

export type PayableSummary = PayableCount & {
  /** False while very many are counted for the first time: it covers those who were counted so far. */
  readonly isComplete: boolean;
};

type Dependencies = PlanDependencies & { readonly summaries: PayableSummaryRepository };

/** So many affiliates are counted for every answer. If there are more, each answer counts so many more of them. */
const COUNTED_AT_ONCE = 5_000;
const READ_AHEAD = 500;
/** For how long a count of more than that is as good as a new one. */
const SNAPSHOT_SECONDS = 300;
/** A count that nobody has gone on with for so long is begun again: too much has changed since. */
const ABANDONED_SECONDS = 3_600;

/**
 * How many affiliates have something pending, how much, and how many of them can be paid now. It is counted anew for up to 5,000. Of
 * more, the last count is given, and a new one goes on with every answer once it is five minutes old.
 */
export async function summarisePayable(
  deps: Dependencies,
  context: Context,
  currency: Currency,
  atOnce = COUNTED_AT_ONCE,
): Promise<PayableSummary> {
  const now = context.now();
  const known = await deps.summaries.find(currency);
  const last = known && known.totalAffiliates > atOnce ? known : undefined;
  if (last && now < addSeconds(last.asOf, SNAPSHOT_SECONDS)) return { ...last, isComplete: true };
  const begun = await begunCount(deps, currency, known, now);
  const { count, isComplete } = await countOn(deps, context, begun ?? nobodyYet(currency, now), atOnce);
  if (isComplete) {
    // Also a smaller one that took several answers, so that nobody goes on with it again.
    if (begun || count.totalAffiliates > atOnce) await deps.summaries.save(count);
    return { ...count, isComplete };
  }
  await deps.summaries.saveUnfinished(count);
  return last ? { ...last, isComplete: true } : { ...count, isComplete };
}

/** One that was begun after the last whole one, and not long ago. */
async function begunCount(
  { summaries }: Dependencies,
  currency: Currency,
  known: PayableCount | undefined,
  now: Instant,
): Promise<UnfinishedCount | undefined> {
  const begun = await summaries.findUnfinished(currency);
  if (!begun || now >= addSeconds(begun.workedAt, ABANDONED_SECONDS)) return undefined;
  return known && begun.asOf <= known.asOf ? undefined : begun;
}

function nobodyYet(currency: Currency, asOf: Instant): PayableCount {
  const nothing = money(currency, 0n);
  return { currency, totalAffiliates: 0, totalPendingAmount: nothing, readyForPayout: 0, readyAmount: nothing, asOf };
}

type Counted =
  | { readonly isComplete: true; readonly count: PayableCount }
  | { readonly isComplete: false; readonly count: UnfinishedCount };

/** Counts some more affiliates, from where the count has come to. */
async function countOn(
  deps: Dependencies,
  context: Context,
  begun: PayableCount | UnfinishedCount,
  atOnce: number,
): Promise<Counted> {
  const { currency } = begun;
  const rules = await currentRules(deps, context, { currency, provider: deps.providers.defaultName });
  let { totalAffiliates, totalPendingAmount, readyForPayout, readyAmount } = begun;
  let [after, lookedAt] = ['after' in begun ? begun.after : undefined, 0];
  const counted = () => ({ ...begun, totalAffiliates, totalPendingAmount, readyForPayout, readyAmount });
  for await (const ids of inChunks(deps.ledger.unsettled(currency, after), Math.min(READ_AHEAD, atOnce))) {
    if (lookedAt + ids.length > atOnce && after !== undefined) {
      return { isComplete: false, count: { ...counted(), after, workedAt: context.now() } };
    }
    for (const { balance, candidate } of await consider(deps, ids, rules)) {
      if (balance.settledSeq === balance.accruedSeq) continue;
      totalAffiliates += 1;
      totalPendingAmount = add(totalPendingAmount, pending(balance));
      if (candidate === undefined) continue;
      readyForPayout += 1;
      readyAmount = add(readyAmount, money(currency, candidate.part.amountMinor));
    }
    lookedAt += ids.length;
    after = ids.at(-1);
  }
  return { isComplete: true, count: counted() };
}
