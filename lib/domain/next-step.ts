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
  const isUnsent = payments.some(({ status }) => status === 'PENDING');
  const retryWait = secondsUntilRetry(payments, now);
  if ((isUnsent || retryWait !== undefined) && progress.round >= MAX_ROUNDS) return { action: 'SETTLE' };
  if (isUnsent) return { action: 'SPLIT', waitSeconds: 1 };
  if (payments.some(({ status, liveAttemptId }) => isOpen(status) || liveAttemptId !== undefined)) {
    const confirmWait = CONFIRM_WAITS_SECONDS[progress.confirmTries];
    // While some payments wait for their retry, the others are asked about: an attempt does not live for ever.
    if (confirmWait !== undefined && (retryWait === undefined || confirmWait <= retryWait)) {
      return { action: 'CONFIRM', waitSeconds: confirmWait };
    }
    if (retryWait === undefined) return { action: 'SETTLE' };
  }
  return retryWait === undefined ? { action: 'FINALIZE' } : { action: 'SPLIT', waitSeconds: retryWait };
}

/** Until the first automatic retry is due, at least a second; `undefined` when none is waiting. */
function secondsUntilRetry(payments: readonly Payment[], now: Instant): number | undefined {
  const waits = payments.flatMap((payment) => {
    const retryAt = payment.failure?.retryAt;
    return isRetryable(payment) && retryAt !== undefined ? secondsUntil(now, retryAt) : [];
  });
  return waits.length === 0 ? undefined : Math.max(1, Math.min(...waits));
}
