import { addSeconds, type Instant } from '../../domain/shared/time.ts';
import type { Attempt } from '../../domain/transactions/attempt.ts';
import type { Outcome } from '../../domain/transactions/outcome.ts';
import type { LookUp, PaymentProvider } from './payment-provider.ts';

/** How far a provider's date of a payment and ours may be apart. */
const MARGIN_SECONDS = 3_600;

/**
 * What the provider says about an attempt. It is asked by what was submitted or, if a restore has lost that, by our
 * reference.
 */
export async function askAbout(provider: PaymentProvider, attempt: Attempt, now: Instant): Promise<LookUp> {
  if (attempt.foundAt === undefined) return provider.lookUp(attempt.prepared, now);
  const since = addSeconds(attempt.createdAt, -MARGIN_SECONDS);
  const { payments, complete } = await provider.findByReference(attempt.transactionIds, since, now);
  const outcomes = payments.flatMap(({ ours, outcome, amountMinor }) => {
    if (ours?.attemptId !== attempt.attemptId) return [];
    return [{ transactionId: ours.transactionId, outcome, ...(hasMoved(outcome) && { paidMinor: amountMinor }) }];
  });
  return { outcomes, complete };
}

function hasMoved({ kind }: Outcome): boolean {
  return kind === 'completed' || kind === 'returned';
}
