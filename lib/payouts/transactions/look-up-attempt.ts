import type { TransactionId } from '../../domain/shared/ids.ts';
import { addSeconds, type Instant } from '../../domain/shared/time.ts';
import type { Attempt } from '../../domain/transactions/attempt.ts';
import { askAbout } from '../shared/ask-about.ts';
import type { Context } from '../shared/context.ts';
import type { PaymentProvider, ProviderDirectory } from '../shared/payment-provider.ts';
import { noteTaken } from './note-taken.ts';
import { type OutcomeDependencies, recordOutcomes } from './record-outcomes.ts';

export type LookUpDependencies = OutcomeDependencies & { readonly providers: ProviderDirectory };

export type LookedUp = {
  readonly begunAt: Instant;
  /** Payments of the attempt that the provider did not show. */
  readonly missing: readonly TransactionId[];
  /**
   * The provider takes the attempt no more, and as many complete look-ups begun after that as it needs do not show them:
   * what is missing, and was never said to be taken, will never be paid by it (M4).
   */
  readonly isMissingForGood: boolean;
};

/** Asks the provider what became of one attempt, whether or not it is alive, and records what is found; sends nothing. */
export async function lookUpAttempt(deps: LookUpDependencies, context: Context, attempt: Attempt): Promise<LookedUp> {
  const begunAt = context.now();
  const provider = deps.providers.get(attempt.provider);
  const { outcomes, complete } = await askAbout(provider, attempt, begunAt);
  await noteTaken(deps, attempt, outcomes, ['accepted', 'unknown']);
  await recordOutcomes(deps, context, attempt.attemptId, outcomes);
  const found = new Set(outcomes.map(({ transactionId }) => transactionId));
  const missing = attempt.transactionIds.filter((transactionId) => !found.has(transactionId));
  const isOver = begunAt > addSeconds(attempt.prepared.notAfter, provider.death.marginSeconds);
  const isMissing = missing.length > 0 && complete && isOver;
  return { begunAt, missing, isMissingForGood: isMissing && (await isMissedEnough(deps, provider, attempt, begunAt)) };
}

/** Whether this is the last look-up of as many as the provider needs to have missed it; the first one is remembered. */
async function isMissedEnough(
  { batches }: LookUpDependencies,
  { death: { emptyLookUps, apartSeconds } }: PaymentProvider,
  attempt: Attempt,
  begunAt: Instant,
): Promise<boolean> {
  if (emptyLookUps === 1) return true;
  if (attempt.missedAt !== undefined) return begunAt >= addSeconds(attempt.missedAt, apartSeconds);
  await batches.noteMissed(attempt, begunAt);
  return false;
}
