import { errors, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { type Address, addressSchema } from '../wire/ids.ts';
import { Refusal } from '../wire/refusal.ts';

const claimsSchema = z.object({ wallet: addressSchema, generation: z.int() });

/** What tokens are signed with. */
export interface TokenSource {
  readonly secret: string;
  /** Tokens of an earlier generation are revoked. */
  readonly generation: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const keyOf = (secret: string): Uint8Array => new TextEncoder().encode(secret);

export const issueToken = (source: TokenSource, wallet: Address, lifetimeSeconds: number): Promise<string> => {
  const issuedAt = Math.floor(source.now / 1_000);
  return new SignJWT({ wallet, generation: source.generation })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(keyOf(source.secret));
};

/**
 * The wallet that a bearer token was issued to.
 *
 * @throws Refusal with status 401 if there is no token, or it is not ours, expired or revoked
 */
export const walletOfToken = async (source: TokenSource, authorization: string | undefined): Promise<Address> => {
  const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new Refusal(401, 'Unauthorized');
  try {
    const currentDate = new Date(source.now);
    const { payload } = await jwtVerify(token, keyOf(source.secret), { algorithms: ['HS256'], currentDate });
    const claims = claimsSchema.parse(payload);
    if (claims.generation === source.generation) return claims.wallet;
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
  }
  throw new Refusal(401, 'Unauthorized');
};
