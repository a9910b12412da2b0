import { type API, API_PREFIX } from '../lib/contracts/api.ts';

type PublicName = Extract<(typeof API)[number], { readonly publicBecause: string }>['name'];

/** Requests a second, and how many may come at once. */
export interface Throttle {
  readonly rate: number;
  readonly burst: number;
}

/**
 * Routes without a token have narrow throttles of their own, so that a flood costs little and leaves the rest of the API
 * alone. Whoever is turned away gets 429. All callers of a route share its throttle, so others can keep a monitor out. That
 * is why its alarm should need several failures in a row.
 *
 * Health: one check is at most 45 reads of the table, so at most 225 reads a second. In stages with reserved concurrency it
 * is 30 (two instances, each of which keeps its answer for 3 s). The check is made live, and does not read what the sweep
 * wrote, because people ask when something has stopped running.
 *
 * Webhooks: a batch has at most 100 payments, and the provider may report all of them at once. It sends again what was
 * turned away. Besides, the sweep looks up every outcome.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
 */
export const PUBLIC_THROTTLES: Readonly<Record<PublicName, Throttle>> = {
  'get-openapi': { rate: 5, burst: 10 },
  'get-health': { rate: 5, burst: 10 },
  'receive-webhook': { rate: 20, burst: 100 },
};

/**
 * The throttle of a public route.
 *
 * @throws Error if it has none, which the compiler rules out for routes of {@link API}
 */
export const throttleOf = (name: string): Throttle => {
  const found = Object.entries(PUBLIC_THROTTLES).find(([each]) => each === name);
  if (found === undefined) throw new Error(`${API_PREFIX}: the public route ${name} has no throttle`);
  return found[1];
};
