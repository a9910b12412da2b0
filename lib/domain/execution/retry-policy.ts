/** Seconds to wait before the first, second and third automatic retry of a payment. */
const RETRY_DELAYS_SECONDS = [1, 2, 4] as const;

export const MAX_RETRIES = RETRY_DELAYS_SECONDS.length;

/** The wait before the next retry, or `undefined` when the retries are used up. */
export function retryDelaySeconds(retriesUsed: number): number | undefined {
  return RETRY_DELAYS_SECONDS[retriesUsed];
}
