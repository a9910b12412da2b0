import { type Attempt, CLOCK_MARGIN_SECONDS } from '../domain/attempt.ts';
import type { PaymentOutcome } from '../domain/outcome.ts';
import type { Payment } from '../domain/payment.ts';
import { addSeconds, type Instant } from '../domain/time.ts';
import type { BatchRepository } from './ports/batch-repository.ts';
import type { Context } from './ports/context.ts';
import type { PaymentProvider, ProviderDirectory } from './ports/payment-provider.ts';
import { type OutcomeDependencies, recordOutcomes } from './record-outcomes.ts';

export type ResolveDependencies = OutcomeDependencies & { readonly providers: ProviderDirectory };

/** Only a PROCESSING batch sends (M8), so only its own execution may send an attempt again; everyone else looks up. */
export type Resolving = 'look-up-only' | 'may-send-again';

/** Asks the provider what became of every attempt of these payments that may still move money. */
export async function resolveLiveAttempts(
  deps: ResolveDependencies,
  context: Context,
  payments: readonly Payment[],
  resolving: Resolving,
): Promise<void> {
  for (const attempt of await liveAttempts(deps.batches, payments)) {
    await resolveAttempt(deps, context, attempt, resolving);
  }
}

/** Asks about attempts whether or not they are alive, and records what is found; sends nothing again. */
export async function lookUpAttempts(
  deps: ResolveDependencies,
  context: Context,
  attempts: readonly Attempt[],
): Promise<void> {
  for (const attempt of attempts) {
    const { outcomes } = await deps.providers.get(attempt.provider).lookUp(attempt.prepared, context.now());
    await recordOutcomes(deps, context, attempt.attemptId, outcomes);
  }
}

async function liveAttempts(batches: BatchRepository, payments: readonly Payment[]): Promise<Attempt[]> {
  const byBatch = Map.groupBy(payments, ({ batchId }) => batchId);
  const found = await Promise.all(
    [...byBatch].map(([batchId, some]) =>
      batches.findAttempts(
        batchId,
        some.flatMap(({ liveAttemptId }) => liveAttemptId ?? []),
      ),
    ),
  );
  return found.flat();
}

/**
 * Looks an attempt up and records what it finds. What the provider does not have is sent again, as the very same attempt,
 * if that is safe; once the attempt can no longer be carried out, and a complete look-up begun after that does not have it,
 * it is dead (M4).
 */
async function resolveAttempt(
  deps: ResolveDependencies,
  context: Context,
  attempt: Attempt,
  resolving: Resolving,
): Promise<void> {
  const provider = deps.providers.get(attempt.provider);
  const begunAt = context.now();
  const { outcomes, complete } = await provider.lookUp(attempt.prepared, begunAt);
  await recordOutcomes(deps, context, attempt.attemptId, outcomes);
  const found = new Set(outcomes.map(({ transactionId }) => transactionId));
  const missing = attempt.transactionIds.filter((transactionId) => !found.has(transactionId));
  if (missing.length === 0) return;
  const { notAfter } = attempt.prepared;
  if (complete && begunAt > addSeconds(notAfter, CLOCK_MARGIN_SECONDS)) {
    const message = `${provider.name} never received it, and no longer takes it since ${notAfter}`;
    const expired = { kind: 'failed', code: 'attempt_expired', message } as const;
    await recordOutcomes(
      deps,
      context,
      attempt.attemptId,
      missing.map((transactionId) => ({ transactionId, outcome: expired })),
    );
  } else if (resolving === 'may-send-again' && provider.repeatSafe && begunAt < notAfter) {
    await recordOutcomes(deps, context, attempt.attemptId, await sendAgain(provider, attempt, begunAt));
  }
}

/** A lost answer changes nothing: the payments stay as unknown as they were. */
async function sendAgain(
  provider: PaymentProvider,
  attempt: Attempt,
  now: Instant,
): Promise<readonly PaymentOutcome[]> {
  try {
    return await provider.submit(attempt.prepared, now);
  } catch {
    return [];
  }
}
