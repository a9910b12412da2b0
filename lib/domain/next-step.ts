import { isOpen, isRetryable, type Payment } from './payment.ts';
import { type Instant, secondsUntil } from './time.ts';

/** Waits between look-ups in seconds: about a minute in all, then the batch is left to settle. */
const CONFIRM_WAITS_SECONDS = [1, 2, 4, 8, 15, 15, 15] as const;

/** More rounds than any run of retries needs; a batch that gets here is not progressing and is left to the sweep. */
const MAX_ROUNDS = 60;

export type NextStep =
  | { readonly action: 'SPLIT' | 'CONFIRM'; readonly waitSeconds: number }
  | { readonly action: 'FINALIZE' | 'SETTLE' };

/**
 * What the execution does next with a batch: send what is left, ask about what is not known, judge, or let go of the slot
 * while outcomes are still open.
 */
export function nextStep(
  payments: readonly Payment[],
  progress: { readonly round: number; readonly confirmTries: number },
  now: Instant,
): NextStep {
  const unsent = payments.filter((payment) => payment.status === 'PENDING');
  const retryable = payments.filter(isRetryable);
  if (unsent.length + retryable.length > 0) {
    if (progress.round >= MAX_ROUNDS) return { action: 'SETTLE' };
    if (unsent.length > 0) return { action: 'SPLIT', waitSeconds: 1 };
    const waits = retryable.map(({ failure }) => (failure?.retryAt ? secondsUntil(now, failure.retryAt) : 0));
    return { action: 'SPLIT', waitSeconds: Math.max(1, Math.min(...waits)) };
  }
  if (payments.some(({ status, liveAttemptId }) => isOpen(status) || liveAttemptId !== undefined)) {
    const waitSeconds = CONFIRM_WAITS_SECONDS[progress.confirmTries];
    return waitSeconds === undefined ? { action: 'SETTLE' } : { action: 'CONFIRM', waitSeconds };
  }
  return { action: 'FINALIZE' };
}
