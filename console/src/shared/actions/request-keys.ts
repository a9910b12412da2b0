import * as z from 'zod/mini';

const keptSchema = z.object({ key: z.string(), at: z.number() });

/** The API remembers a key for 24 hours. A request under an older key would be carried out again. */
const LIFETIME_MS = 23 * 60 * 60 * 1_000;

const nameOf = (request: string): string => `request ${request}`;

/**
 * The Idempotency-Key of a request: the same for the same request until its answer is known, also after the page was loaded
 * again. So a second click, or somebody who does not know what became of the first, gets the first answer.
 *
 * @param request what is asked for, with everything in its body
 */
export const keyOf = (request: string): string => {
  const kept = z.safeParse(keptSchema, JSON.parse(sessionStorage.getItem(nameOf(request)) ?? 'null')).data;
  if (kept !== undefined && Date.now() - kept.at < LIFETIME_MS) return kept.key;
  const key = crypto.randomUUID();
  sessionStorage.setItem(nameOf(request), JSON.stringify({ key, at: Date.now() }));
  return key;
};

/** The answer is known: asking for the same again is meant as another request. */
export const forgetKey = (request: string): void => sessionStorage.removeItem(nameOf(request));
