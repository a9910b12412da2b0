import { type Instant, secondsUntil } from '../shared/time.ts';
import { isOpen, type Payment } from '../transactions/payment.ts';
import { isUnsent } from './held-up.ts';

/** Waits between look-ups in seconds: about a minute in all, then the batch is left to settle. */
const CONFIRM_WAITS_SECONDS = [1, 2, 4, 8, 15, 15, 15] as const;

/** More rounds than any run of retries needs. A batch that gets here makes no progress, and is left to the sweep. */
const MAX_ROUNDS = 60;

export type NextStep =
  | { readonly action: 'SPLIT'; readonly waitSeconds: number }
  /** `isAllSent`: asking is all that is left, which does not need the slot. */
  | { readonly action: 'CONFIRM'; readonly waitSeconds: number; readonly isAllSent: boolean }
  | { readonly action: 'FINALIZE' | 'SETTLE' | 'PARK' };

/**
 * What a run does next with its batch. It sends what is left, asks about unknown outcomes, judges, or gives back the slot
 * while outcomes are open or nothing more may be sent. `maySend` says what may be sent now.
 */
export function nextStep(
  payments: readonly Payment[],
  progress: { readonly round: number; readonly confirmTries: number },
  now: Instant,
  maySend: (payment: Payment) => boolean = () => true,
): NextStep {
  const unsent = payments.filter(isUnsent);
  const sendable = unsent.filter(maySend);
  if (unsent.length > 0 && sendable.length === 0) return stepOfHeldUp(payments, progress.confirmTries);
  const isPending = sendable.some(({ status }) => status === 'PENDING');
  const retryWait = secondsUntilRetry(sendable, now);
  if ((isPending || retryWait !== undefined) && progress.round >= MAX_ROUNDS) return { action: 'SETTLE' };
  if (isPending) return { action: 'SPLIT', waitSeconds: 1 };
  if (payments.some(isUnderWay)) {
    const confirmWait = CONFIRM_WAITS_SECONDS[progress.confirmTries];
    // While some payments wait for their retry, ask about the others, because no attempt stays alive for ever.
    if (confirmWait !== undefined && (retryWait === undefined || confirmWait <= retryWait)) {
      return { action: 'CONFIRM', waitSeconds: confirmWait, isAllSent: unsent.length === 0 };
    }
    if (retryWait === undefined) return { action: 'SETTLE' };
  }
  return retryWait === undefined ? { action: 'FINALIZE' } : { action: 'SPLIT', waitSeconds: retryWait };
}

/**
 * Nothing may be sent. The provider is asked about sent payments as long as usual. Then the batch waits without the slot.
 */
function stepOfHeldUp(payments: readonly Payment[], confirmTries: number): NextStep {
  const confirmWait = CONFIRM_WAITS_SECONDS[confirmTries];
  const isAsking = confirmWait !== undefined && payments.some(isUnderWay);
  return isAsking ? { action: 'CONFIRM', waitSeconds: confirmWait, isAllSent: false } : { action: 'PARK' };
}

function isUnderWay({ status, liveAttemptId }: Payment): boolean {
  return (isOpen(status) && status !== 'PENDING') || liveAttemptId !== undefined;
}

/** Seconds until the first automatic retry is due, at least one; `undefined` if none is waiting. */
function secondsUntilRetry(payments: readonly Payment[], now: Instant): number | undefined {
  const waits = payments.flatMap(({ failure }) => (failure?.retryAt ? secondsUntil(now, failure.retryAt) : []));
  return waits.length === 0 ? undefined : Math.max(1, Math.min(...waits));
}
