import * as z from 'zod';
import type { RiseSecretName } from '../../../lib/providers/riseworks/secrets.ts';
import { RISE_SETTING_NAMES } from '../../../lib/providers/riseworks/settings.ts';

/** Keys and secrets. They go into the local stand-in for Secrets Manager, and into no process, file or log. */
const secretsSchema = z.object({
  RISE_SIGNER_PRIVATE_KEY: z.string().min(1),
  /** The key of the wallet that only signs in. If absent, the signing wallet does that too. */
  RISE_LOGIN_PRIVATE_KEY: z.string().min(1).optional(),
  RISE_WEBHOOK_SECRET: z.string().min(1).optional(),
  RISE_WEBHOOK_PREVIOUS_SECRET: z.string().min(1).optional(),
});

const SECRET_VARIABLES = Object.keys(secretsSchema.shape);

export type RiseHere = {
  /** These are not secret, and go into the template. */
  readonly settings: Readonly<Record<string, string>>;
  /** As Secrets Manager would have them. */
  readonly secrets: Readonly<Partial<Record<RiseSecretName, string>>>;
};

/**
 * RiseWorks, or a server like it, from the environment.
 *
 * @throws Error that names each missing variable, but no value
 */
export const riseOfEnvironment = (env: Readonly<Record<string, string | undefined>>): RiseHere => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = secretsSchema.safeParse(given);
  if (!parsed.success) throw new Error(`RiseWorks cannot be used:\n${z.prettifyError(parsed.error)}`);
  const {
    RISE_SIGNER_PRIVATE_KEY: signer,
    RISE_LOGIN_PRIVATE_KEY: login = signer,
    RISE_WEBHOOK_SECRET: current,
    RISE_WEBHOOK_PREVIOUS_SECRET: previous,
  } = parsed.data;
  return {
    settings: Object.fromEntries(RISE_SETTING_NAMES.flatMap((name) => (given[name] ? [[name, given[name]]] : []))),
    secrets: {
      signing: JSON.stringify({ privateKey: withPrefix(signer) }),
      login: JSON.stringify({ privateKey: withPrefix(login) }),
      ...(current && { webhook: JSON.stringify({ current, ...(previous && { previous }) }) }),
    },
  };
};

/** Wallets export their keys with or without it. */
const withPrefix = (key: string): string => (key.startsWith('0x') ? key : `0x${key}`);

/** The environment without keys and secrets, for the processes that are started. */
export const withoutRiseSecrets = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !SECRET_VARIABLES.includes(name)));
