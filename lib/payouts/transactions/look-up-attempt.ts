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
   * The provider no longer accepts the attempt, and as many complete look-ups as it needs have begun after that and not shown
   * these payments. A payment that is missing, and that the provider never said it had taken, will not be paid by it (M4).
   */
  readonly isMissingForGood: boolean;
};

/** Asks the provider what became of one attempt, alive or dead, and records what is found. Sends nothing. */
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

/** Whether as many look-ups have missed the attempt as the provider needs, this one included. The first is remembered. */
async function isMissedEnough(
  { payments }: LookUpDependencies,
  { death: { emptyLookUps, apartSeconds } }: PaymentProvider,
  attempt: Attempt,
  begunAt: Instant,
): Promise<boolean> {
  if (emptyLookUps === 1) return true;
  if (attempt.missedAt !== undefined) return begunAt >= addSeconds(attempt.missedAt, apartSeconds);
  await payments.noteMissed(attempt, begunAt);
  return false;
}
