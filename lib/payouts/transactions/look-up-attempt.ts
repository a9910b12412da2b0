import type { TransactionId } from '../../domain/shared/ids.ts';
import { addSeconds, type Instant } from '../../domain/shared/time.ts';
import { type Attempt, CLOCK_MARGIN_SECONDS } from '../../domain/transactions/attempt.ts';
import type { Context } from '../shared/context.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import { type OutcomeDependencies, recordOutcomes } from './record-outcomes.ts';

export type LookUpDependencies = OutcomeDependencies & { readonly providers: ProviderDirectory };

export type LookedUp = {
  readonly begunAt: Instant;
  /** Payments of the attempt that the provider did not show. */
  readonly missing: readonly TransactionId[];
  /**
   * The provider takes the attempt no more, and a complete look-up begun after that does not show them: what is missing
   * will never be paid by it (M4).
   */
  readonly isMissingForGood: boolean;
};

/** Asks the provider what became of one attempt, whether or not it is alive, and records what is found; sends nothing. */
export async function lookUpAttempt(deps: LookUpDependencies, context: Context, attempt: Attempt): Promise<LookedUp> {
  const begunAt = context.now();
  const { outcomes, complete } = await deps.providers.get(attempt.provider).lookUp(attempt.prepared, begunAt);
  await recordOutcomes(deps, context, attempt.attemptId, outcomes);
  const found = new Set(outcomes.map(({ transactionId }) => transactionId));
  return {
    begunAt,
    missing: attempt.transactionIds.filter((transactionId) => !found.has(transactionId)),
    isMissingForGood: complete && begunAt > addSeconds(attempt.prepared.notAfter, CLOCK_MARGIN_SECONDS),
  };
}
