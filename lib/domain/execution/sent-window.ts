import { addSeconds, type Instant, instant } from '../shared/time.ts';

/**
 * What was committed for sending in one currency, in steps of ten minutes. Every committed attempt raises `version`, so
 * that of two that read the same sum one has to read again.
 */
export type SentWindow = { readonly version: number; readonly buckets: ReadonlyMap<Instant, bigint> };

const BUCKET_SECONDS = 600;
const WINDOW_SECONDS = 24 * 3_600;

/** The start of the ten minutes that contain a moment. */
export function bucketOf(at: Instant): Instant {
  const length = BUCKET_SECONDS * 1_000;
  return instant(new Date(Math.floor(Date.parse(at) / length) * length));
}

/** The oldest step that still counts. A step counts whole if any part of it lies within the last 24 hours. */
export function oldestBucket(now: Instant): Instant {
  return bucketOf(addSeconds(now, -WINDOW_SECONDS));
}

/** Minor units sent within the last 24 hours. It errs on the high side, by at most ten minutes. */
export function sentWithinDay({ buckets }: SentWindow, now: Instant): bigint {
  const oldest = oldestBucket(now);
  return [...buckets].reduce((sum, [bucket, minor]) => (bucket >= oldest ? sum + minor : sum), 0n);
}

/** When enough has left the window that `neededMinor` is within the limit, if nothing is sent meanwhile. */
export function freeAt(window: SentWindow, now: Instant, limitMinor: bigint, neededMinor: bigint): Instant {
  let sum = sentWithinDay(window, now);
  let at = now;
  const oldest = oldestBucket(now);
  for (const [bucket, minor] of [...window.buckets].sort(([left], [right]) => (left < right ? -1 : 1))) {
    if (sum + neededMinor <= limitMinor) break;
    if (bucket < oldest) continue;
    sum -= minor;
    at = addSeconds(bucket, BUCKET_SECONDS + WINDOW_SECONDS);
  }
  return at;
}

/** Those payments, in their order, that together fit into the room that is left. Without a limit, all of them. */
export function fitting<T extends { readonly amountMinor: bigint }>(
  payments: readonly T[],
  room?: bigint,
): readonly T[] {
  if (room === undefined) return payments;
  let left = room;
  return payments.filter(({ amountMinor }) => {
    if (amountMinor > left) return false;
    left -= amountMinor;
    return true;
  });
}
