import type { BatchWait } from '../batches/batch.ts';
import { runOf } from '../shared/ids.ts';
import { addSeconds, type Instant } from '../shared/time.ts';
import { isRetryable, type Payment } from '../transactions/payment.ts';

/** How long a provider that accepts nothing at the moment is left alone. */
const BUSY_SECONDS = 120;
/** How long a provider is left alone after a rejection for lack of funds, even if it reports enough money. */
const NO_FUNDS_SECONDS = 300;

/** Whether it is still to be sent, now or after its wait. */
export function isUnsent(payment: Payment): boolean {
  return payment.status === 'PENDING' || isRetryable(payment);
}

/**
 * Whether the provider has rejected, within this run, the submission that the payment was in, for a reason that an
 * immediate repetition cannot cure. The next run tries again.
 */
export function isHeldUp({ notTaken }: Payment, run: number): boolean {
  if (!notTaken || runOf(notTaken.attemptId) !== run) return false;
  switch (notTaken.reason) {
    case 'no_funds':
    case 'busy':
    case 'invalid':
      return true;
    case 'bad_recipient':
    case 'expired':
      return false;
    default:
      return notTaken.reason satisfies never;
  }
}

/** What a batch waits for if rejections hold up all its unsent payments. What only a person can cure comes first. */
export function waitAfterRefusals(payments: readonly Payment[], run: number, since: Instant): BatchWait | undefined {
  const held = payments.filter((payment) => isHeldUp(payment, run));
  const first = (wanted: 'no_funds' | 'busy' | 'invalid') => held.find(({ notTaken }) => notTaken?.reason === wanted);
  const invalid = first('invalid');
  if (invalid) return { reason: 'provider_refuses', since, message: messageOf(invalid) };
  const broke = first('no_funds');
  if (broke) {
    const until = addSeconds(since, NO_FUNDS_SECONDS);
    return { reason: 'no_funds', since, until, shortfallMinor: broke.notTaken?.shortfallMinor };
  }
  const busy = first('busy');
  if (busy) {
    return { reason: 'provider_busy', since, until: addSeconds(since, BUSY_SECONDS), message: messageOf(busy) };
  }
  return undefined;
}

function messageOf({ failure }: Payment): string {
  return failure?.message ?? 'no reason given';
}
