import { type API, API_PREFIX } from '../lib/contracts/api.ts';

type PublicName = Extract<(typeof API)[number], { readonly publicBecause: string }>['name'];

/** Requests a second, and how many may come at once after a quiet time. */
export interface Throttle {
  readonly rate: number;
  readonly burst: number;
}

/**
 * What is served without a token has narrow doors of its own, so that a flood of it costs little and leaves the rest of the API
 * alone. Who is turned away is told 429. All callers of a route share its door: behind it a monitor may be kept out by others,
 * which is why its alarm should take several failures in a row.
 *
 * - Health: one look is at most 45 reads of the table, so 225 a second get through to it, or 30 where the stage reserves
 *   concurrency (two instances, each of which remembers its answer for 3 s). It is answered live, and not from what the sweep wrote down, because
 *   it is asked above all when something does not run any more.
 * - Webhooks: a batch pays at most 100, and the provider may tell of all of them at once. What is turned away it sends
 *   again; and what it says is looked up by the sweep in any case.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
 */
export const PUBLIC_THROTTLES: Readonly<Record<PublicName, Throttle>> = {
  'get-openapi': { rate: 5, burst: 10 },
  'get-health': { rate: 5, burst: 10 },
  'receive-webhook': { rate: 20, burst: 100 },
};

/** Of a public route. @throws Error for one that has none, which the compiler prevents for routes of {@link API} */
export const throttleOf = (name: string): Throttle => {
  const found = Object.entries(PUBLIC_THROTTLES).find(([each]) => each === name);
  if (found === undefined) throw new Error(`${API_PREFIX}: the public route ${name} has no throttle`);
  return found[1];
};
