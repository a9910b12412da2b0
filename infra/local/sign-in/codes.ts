import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { UserName } from '../users.ts';

/** What a person agreed to on the page. */
export interface SignedIn {
  readonly user: UserName;
  readonly scopes: readonly string[];
  /** When, in seconds since 1970. */
  readonly at: number;
}

/** What a code can be exchanged for. */
export interface CodeGrant extends SignedIn {
  readonly clientId: string;
  readonly redirectUri: string;
  /** PKCE, S256. */
  readonly challenge: string;
  readonly nonce?: string | undefined;
  /** The same for all refresh tokens that come from it. */
  readonly family: string;
}

/** Short, because a program exchanges the code as soon as it has it. */
const LIFETIME_MS = 60_000;

/** Codes on their way from the page to the program that asked for one. Each works once, for a minute. */
export class Codes {
  readonly #grants = new Map<string, { readonly grant: CodeGrant; readonly expiresAt: number; used: boolean }>();
  readonly #now: () => number;

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now;
  }

  issue(grant: Omit<CodeGrant, 'family'>): string {
    const now = this.#now();
    for (const [code, { expiresAt }] of this.#grants) if (expiresAt <= now) this.#grants.delete(code);
    const code = randomBytes(32).toString('base64url');
    this.#grants.set(code, {
      grant: { ...grant, family: randomUUID() },
      expiresAt: now + LIFETIME_MS,
      used: false,
    });
    return code;
  }

  /** The grant of a code, once. The second time only its family, because whoever got tokens for it may be a thief. */
  redeem(code: string): { readonly grant: CodeGrant } | { readonly usedFamily: string } | undefined {
    const found = this.#grants.get(code);
    if (found === undefined || found.expiresAt <= this.#now()) return undefined;
    if (found.used) return { usedFamily: found.grant.family };
    found.used = true;
    return { grant: found.grant };
  }
}

/** Whether this is the secret whose hash came with the request for a code (RFC 7636, S256). */
export const provesChallenge = (verifier: string, challenge: string): boolean =>
  createHash('sha256').update(verifier).digest('base64url') === challenge;
