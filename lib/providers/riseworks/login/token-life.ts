import * as z from 'zod';
import { parseJson } from '../wire/read-json.ts';

const claimsSchema = z.object({ exp: z.number() });

/** Rise's tokens are valid for 24 hours. A token without an expiry time is used for a little less. */
const ASSUMED_LIFE_MS = 23 * 3_600_000;
const MARGIN_MS = 60_000;

/**
 * Until when a token is used, in milliseconds since 1970. Its signature is not checked, because it is only sent back to
 * Rise.
 */
export function usableUntil(token: string, nowMs: number): number {
  const claims = claimsSchema.safeParse(
    parseJson(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')),
  );
  const assumed = nowMs + ASSUMED_LIFE_MS;
  return claims.success ? Math.min(claims.data.exp * 1_000 - MARGIN_MS, assumed) : assumed;
}
