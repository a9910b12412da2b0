import { generateKeyPairSync } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';
import * as z from 'zod';
import { USERS, type UserName } from '../../infra/local/users.ts';
import { issuerUrl } from '../../infra/sign-in/issuer-url.ts';
import type { Lambda } from './edge.ts';

const POOL = 'eu-central-1_LocalDev1';
const CLIENT = 'localdevclient000000000001';

const authorizerSchema = z.object({
  handler: z.custom<Lambda>((value) => typeof value === 'function'),
  verifier: z.custom<{ cacheJwks(jwks: object): void }>((value) => typeof value === 'object' && value !== null),
});

/** The product's own authorizer, and somebody who can sign tokens that it accepts. */
export interface Admins {
  readonly authorizer: Lambda;
  /** The value of an Authorization header for one of the local users, valid for a day. */
  readonly authorizationOf: (user: UserName) => Promise<string>;
}

/** Changes the environment of this process, because the authorizer reads its user pool from there when it is loaded. */
export async function admins(): Promise<Admins> {
  Object.assign(process.env, { USER_POOL_ID: POOL, USER_POOL_CLIENT_ID: CLIENT });
  const { handler, verifier } = authorizerSchema.parse({ ...(await import('../../functions/authorizer.ts')) });
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  verifier.cacheJwks({ keys: [{ ...(await exportJWK(publicKey)), kid: 'own', alg: 'RS256', use: 'sig' }] });
  const authorizationOf = async (user: UserName) => {
    const { sub, email, groups } = USERS[user];
    const claims = {
      email,
      username: sub,
      token_use: 'access',
      client_id: CLIENT,
      'cognito:groups': [...groups],
    };
    const token = new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'own' }).setSubject(sub);
    const seconds = Math.floor(Date.now() / 1_000);
    return `Bearer ${await token
      .setIssuer(issuerUrl(POOL))
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 86_400)
      .sign(privateKey)}`;
  };
  return { authorizer: handler, authorizationOf };
}
