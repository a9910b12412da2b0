import type { Instant } from '../../domain/shared/time.ts';
import type { Attempt } from '../../domain/transactions/attempt.ts';
import { ATTEMPT_EXPIRED, type PaymentOutcome } from '../../domain/transactions/outcome.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { Context } from '../shared/context.ts';
import type { PaymentProvider } from '../shared/payment-provider.ts';
import { isRepeatable } from './is-repeatable.ts';
import { type LookUpDependencies, lookUpAttempt } from './look-up-attempt.ts';
import { recordOutcomes } from './record-outcomes.ts';

export type ResolveDependencies = LookUpDependencies;

/**
 * Only a PROCESSING batch sends (M8), so only its own execution may send an attempt again; everyone else looks up. It is
 * asked right before each sending.
 */
export type Resolving = 'look-up-only' | { readonly maySendAgain: () => Promise<boolean> };

/** Asks the provider what became of every attempt of these payments that may still move money. */
export async function resolveLiveAttempts(
  deps: ResolveDependencies,
  context: Context,
  payments: readonly Payment[],
  resolving: Resolving,
): Promise<void> {
  for (const attempt of await liveAttempts(deps, payments)) {
    await resolveAttempt(deps, context, attempt, resolving);
  }
}

async function liveAttempts(deps: ResolveDependencies, payments: readonly Payment[]): Promise<Attempt[]> {
  const byBatch = Map.groupBy(payments, ({ batchId }) => batchId);
  const found = await Promise.all(
    [...byBatch].map(([batchId, some]) =>
      deps.payments.findAttempts(
        batchId,
        some.flatMap(({ liveAttemptId }) => liveAttemptId ?? []),
      ),
    ),
  );
  return found.flat();
}

/**
 * Looks an attempt up. What the provider does not have is sent again, as the very same attempt, if that is safe. Once the attempt
 * can no longer be carried out, it is dead (M4).
 */
async function resolveAttempt(
  deps: ResolveDependencies,
  context: Context,
  attempt: Attempt,
  resolving: Resolving,
): Promise<void> {
  const { begunAt, missing, isMissingForGood } = await lookUpAttempt(deps, context, attempt);
  if (missing.length === 0) return;
  const provider = deps.providers.get(attempt.provider);
  const { notAfter } = attempt.prepared;
  if (isMissingForGood) {
    const message = `${provider.name} never received it, and has not accepted it since ${notAfter}`;
    const expired = { kind: 'failed', code: ATTEMPT_EXPIRED, message } as const;
    // It may have been paid, or may still be: people must ask the provider.
    const vanished = { kind: 'unknown', message: `${provider.name} had taken it, and no longer shows it` } as const;
    await recordOutcomes(
      deps,
      context,
      attempt.attemptId,
      missing.map((transactionId) => ({
        transactionId,
        outcome: attempt.takenIds?.has(transactionId) ? vanished : expired,
      })),
    );
  } else if (
    resolving !== 'look-up-only' &&
    isRepeatable(provider, attempt, begunAt) &&
    (await resolving.maySendAgain()) &&
    (await deps.payments.markSentAgain(attempt, begunAt))
  ) {
    await recordOutcomes(deps, context, attempt.attemptId, await sendAgain(provider, attempt, begunAt));
  }
}

/** After a lost answer nothing is known. A rejection says nothing about the first submission. The payments stay as they were. */
async function sendAgain(
  provider: PaymentProvider,
  attempt: Attempt,
  now: Instant,
): Promise<readonly PaymentOutcome[]> {
  try {
    const submission = await provider.submit(attempt.prepared, now);
    return submission.kind === 'taken' ? submission.outcomes : [];
  } catch {
    return [];
  }
}
