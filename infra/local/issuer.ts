import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWTPayload, SignJWT } from 'jose';
import * as z from 'zod';
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
type PrivateKey = z.output<typeof privateKeySchema>;

/** As long as the user pool's client gives them. */
const LIFETIME_SECONDS = 3_600;

const keyFile = (dataDir: string): string => join(dataDir, 'issuer-key.json');

/** The issuer's key, made on first use and readable for this user only. */
export const ensureIssuerKey = async (dataDir: string): Promise<PrivateKey> => {
  const found = readKey(dataDir);
  if (found !== undefined) return found;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const key = privateKeySchema.parse({ ...jwk, kid: await calculateJwkThumbprint(jwk) });
  writeFileSync(keyFile(dataDir), JSON.stringify(key), { mode: 0o600 });
  return key;
};

/** `undefined` if no stack ever ran on the folder. */
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
}

/** The user pool whose tokens the issuer imitates. */
export interface Pool {
  readonly region: string;
  readonly userPoolId: string;
  readonly clientId: string;
}

/**
 * Signs a token with the claims that Cognito puts into it.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html
 */
export const issueToken = async (
  key: PrivateKey,
  pool: Pool,
  { user, kind, expired }: TokenRequest,
): Promise<string> => {
  const { sub, email, groups } = USERS[user];
  const issuedAt = Math.floor(Date.now() / 1_000) - (expired ? 2 * LIFETIME_SECONDS : 0);
  const shared: JWTPayload = {
    // Cognito leaves the claim out for a user without a group.
    ...(groups.length === 0 ? {} : { 'cognito:groups': [...groups] }),
    origin_jti: randomUUID(),
    event_id: randomUUID(),
    auth_time: issuedAt,
    token_use: kind,
  };
  const own: JWTPayload =
    kind === 'access'
      ? { client_id: pool.clientId, scope: 'aws.cognito.signin.user.admin', username: user }
      : { aud: pool.clientId, 'cognito:username': user, email, email_verified: true };
  return new SignJWT({ ...shared, ...own })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid })
    .setIssuer(`https://cognito-idp.${pool.region}.amazonaws.com/${pool.userPoolId}`)
    .setSubject(sub)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFETIME_SECONDS)
    .sign(await importJWK(key, 'RS256'));
};
