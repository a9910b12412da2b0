import * as z from 'zod/mini';

const httpUrl = z.url({ protocol: /^https?$/ });

const configurationSchema = z.object({
  /** What stands as `iss` in the tokens. */
  issuer: httpUrl,
  clientId: z.string().check(z.minLength(1)),
  /** Where the pages for signing in are, without a slash at its end. */
  signInUrl: httpUrl,
  /** Of a local stack: the page that lists what else there is. */
  localPage: z.optional(z.string().check(z.startsWith('/'))),
});

/** What the console has to know of the deployment that it belongs to. It stands in `/config.json`, and in no script. */
export type Configuration = z.output<typeof configurationSchema>;

/** @throws Error in words if the deployment does not say, or cannot be reached. */
export const loadConfiguration = async (): Promise<Configuration> => {
  const answer = await fetch('/config.json', { cache: 'no-cache' });
  const parsed = answer.ok ? configurationSchema.safeParse(await answer.json().catch(() => undefined)) : undefined;
  if (!parsed?.success)
    throw new Error('This console was not told where to sign in: /config.json is missing or wrong.');
  return parsed.data;
};
