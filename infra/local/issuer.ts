import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import * as z from 'zod';
import { issuerUrl } from '../sign-in/issuer-url.ts';
import { askTrigger, changed, type TokenTrigger, type TriggerSource } from './sign-in/token-trigger.ts';
import { USERS, type UserName } from './users.ts';

const privateKeySchema = z.object({
  kty: z.literal('RSA'),
  kid: z.string(),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
});
export type PrivateKey = z.output<typeof privateKeySchema>;

/** How long access and id tokens live, as in the user pool's client. */
export const LIFETIME_SECONDS = 3_600;

const keyFile = (dataDir: string): string => join(dataDir, 'issuer-key.json');

/** The issuer's key. It is made on first use, and only this user can read it. */
export const ensureIssuerKey = async (dataDir: string): Promise<PrivateKey> => {
  const found = readKey(dataDir);
  if (found !== undefined) return found;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const key = privateKeySchema.parse({ ...jwk, kid: await calculateJwkThumbprint(jwk) });
  writeFileSync(keyFile(dataDir), JSON.stringify(key), { mode: 0o600 });
  return key;
};

/** `undefined` if no stack has run on the folder yet. */
export const readKey = (dataDir: string): PrivateKey | undefined => {
  try {
    return privateKeySchema.parse(JSON.parse(readFileSync(keyFile(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
};

/** The public half, as Cognito publishes it at `/.well-known/jwks.json`. */
export const publicJwks = ({ kty, kid, n, e }: PrivateKey): string =>
  JSON.stringify({ keys: [{ alg: 'RS256', use: 'sig', kty, kid, n, e }] });

export interface TokenRequest {
  readonly user: UserName;
  readonly kind: 'access' | 'id';
  readonly expired: boolean;
  /** The sign-in, if there was one. Otherwise the token looks as if the password had been proved by SRP. */
  readonly signIn?: SignIn;
}

/** What a token tells about the sign-in that it comes from. */
export interface SignIn {
  readonly source: TriggerSource;
  readonly scopes: readonly string[];
  /** When the person showed who they are, in seconds since 1970. */
  readonly at: number;
  /** The nonce of the request that the id token answers. */
  readonly nonce?: string | undefined;
}

/** The user pool whose tokens the issuer imitates. */
export interface Pool {
  readonly region: string;
  readonly userPoolId: string;
  readonly clientId: string;
}

/**
 * Signs a token with Cognito's claims, after asking the pool's own trigger. As in Cognito, the user name is a UUID.
 *
 * @throws Error if the trigger fails
 * @see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html
 */
export const issueToken = async (
  key: PrivateKey,
  pool: Pool,
  { user, kind, expired, signIn }: TokenRequest,
  trigger: TokenTrigger,
): Promise<string> => {
  const { sub, email, groups } = USERS[user];
  const issuedAt = Math.floor(Date.now() / 1_000) - (expired ? 2 * LIFETIME_SECONDS : 0);
  const { source, scopes, at, nonce } = signIn ?? { ...WITHOUT_PAGES, at: issuedAt };
  const changes = await askTrigger(trigger, { ...pool, user, source, scopes });
  const shared = {
    // Cognito leaves the claim out for a user without a group.
    ...(groups.length === 0 ? {} : { 'cognito:groups': [...groups] }),
    origin_jti: randomUUID(),
    event_id: randomUUID(),
    auth_time: at,
    token_use: kind,
  };
  const own =
    kind === 'access'
      ? { client_id: pool.clientId, scope: scopes.join(' '), username: sub, version: 2 }
      : { aud: pool.clientId, 'cognito:username': sub, email, email_verified: true, ...(nonce && { nonce }) };
  return new SignJWT(changed({ ...shared, ...own }, changes[kind]))
    .setProtectedHeader({ alg: 'RS256', kid: key.kid })
    .setIssuer(issuerUrl(pool.userPoolId))
    .setSubject(sub)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFETIME_SECONDS)
    .sign(await importJWK(key, 'RS256'));
};

/** Whoever signs in without the pages may also change their own attributes. */
const WITHOUT_PAGES = {
  source: 'TokenGeneration_Authentication',
  scopes: ['aws.cognito.signin.user.admin'],
  nonce: undefined,
} as const satisfies Omit<SignIn, 'at'>;
