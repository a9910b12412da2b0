import type { Restored } from '../settings/settings.ts';
import { addSeconds, type Instant } from '../shared/time.ts';

/** How long a provider may still carry out what was committed, and when an empty look counts (M4). */
export type Patience = {
  readonly longestAttemptSeconds: number;
  readonly death: { readonly marginSeconds: number; readonly emptyLookUps: 1 | 2; readonly apartSeconds: number };
};

/** A moment of the restore and the provider's date of a payment may differ by so much: clocks, time zones, half-written backups. */
const MARGIN_SECONDS = 86_400;

/** Whatever the restore has lost was made at the provider after this moment. */
export function lostSince({ to }: Pick<Restored, 'to'>): Instant {
  return addSeconds(to, -MARGIN_SECONDS);
}

/** From this moment on nothing that was committed before the restore can arrive at the provider any more. */
export function quietFrom(
  { stoppedAt }: Pick<Restored, 'stoppedAt'>,
  { longestAttemptSeconds, death }: Patience,
): Instant {
  return addSeconds(stoppedAt, longestAttemptSeconds + death.marginSeconds);
}

/**
 * Whether what a complete look that began then does not show was never received: nothing can arrive any more, and it is the
 * last of as many looks as the provider needs.
 *
 * @param firstLook when the first complete look after that moment began
 */
export function isLastLook(
  restored: Pick<Restored, 'stoppedAt'>,
  patience: Patience,
  begunAt: Instant,
  firstLook: Instant | undefined,
): boolean {
  const { emptyLookUps, apartSeconds } = patience.death;
  if (begunAt <= quietFrom(restored, patience)) return false;
  return emptyLookUps === 1 || (firstLook !== undefined && begunAt >= addSeconds(firstLook, apartSeconds));
}
