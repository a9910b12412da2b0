import type { Attempt } from '../../domain/transactions/attempt.ts';
import type { Outcome, PaymentOutcome } from '../../domain/transactions/outcome.ts';
import type { PaymentRepository } from './payment-repository.ts';

/**
 * Notes which payments of an attempt the provider has taken. No empty look-up will make them count as never received (M4).
 *
 * @param kinds outcomes that say so: `accepted`; of a look-up also `unknown`, which then is a state that we do not know
 */
export async function noteTaken(
  { payments }: { readonly payments: PaymentRepository },
  attempt: Attempt,
  outcomes: readonly PaymentOutcome[],
  kinds: readonly Outcome['kind'][],
): Promise<void> {
  const ids = outcomes.flatMap(({ transactionId, outcome }) =>
    kinds.includes(outcome.kind) && !attempt.takenIds?.has(transactionId) ? [transactionId] : [],
  );
  if (ids.length > 0) await payments.noteTaken(attempt, ids);
}
