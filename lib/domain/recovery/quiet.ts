import { addSeconds, type Instant } from '../shared/time.ts';
import type { LostTime } from './lost-time.ts';

/** How long a provider may still carry out what was committed, and when an empty look-up counts (M4). */
export type Patience = {
  readonly longestAttemptSeconds: number;
  readonly death: { readonly marginSeconds: number; readonly emptyLookUps: 1 | 2; readonly apartSeconds: number };
};

/**
 * How far the moment of the restore and the provider's date of a payment may be apart, because of clocks, time zones and
 * half-written backups.
 */
const MARGIN_SECONDS = 86_400;

/** Whatever the restore has lost was made at the provider after this moment. */
export function lostSince({ to }: Pick<LostTime, 'to'>): Instant {
  return addSeconds(to, -MARGIN_SECONDS);
}

/** From this moment on nothing that was committed before the restore can still arrive at the provider. */
export function quietFrom(
  { stoppedAt }: Pick<LostTime, 'stoppedAt'>,
  { longestAttemptSeconds, death }: Patience,
): Instant {
  return addSeconds(stoppedAt, longestAttemptSeconds + death.marginSeconds);
}

/**
 * Whether a payment that a complete look-up does not show was never received. At its start nothing could arrive any more,
 * and it is the last of as many look-ups as the provider needs.
 *
 * @param firstLook when the first complete look-up after that moment began
 */
export function isLastLook(
  restored: Pick<LostTime, 'stoppedAt'>,
  patience: Patience,
  begunAt: Instant,
  firstLook: Instant | undefined,
): boolean {
  const { emptyLookUps, apartSeconds } = patience.death;
  if (begunAt <= quietFrom(restored, patience)) return false;
  return emptyLookUps === 1 || (firstLook !== undefined && begunAt >= addSeconds(firstLook, apartSeconds));
}
