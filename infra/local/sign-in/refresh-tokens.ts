import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { isUserName, type UserName } from '../users.ts';

const grantSchema = z.object({
  user: z.custom<UserName>((value) => typeof value === 'string' && isUserName(value)),
  scopes: z.array(z.string()),
  /** When the person signed in, in seconds since 1970. */
  at: z.number(),
  clientId: z.string(),
  /** The same for all tokens that come from one code. */
  family: z.string(),
});
export type RefreshGrant = Readonly<z.output<typeof grantSchema>>;

const keptSchema = z.object({
  grant: grantSchema,
  /** Milliseconds since 1970: when this token ends, and when the last token that comes from it ends. */
  worksUntil: z.number(),
  endsAt: z.number(),
});
const fileSchema = z.record(z.string(), keptSchema);
type Kept = z.output<typeof fileSchema>;

interface Options {
  readonly dataDir: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly refreshTokenSeconds: number;
  readonly graceSeconds: number;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * The refresh tokens that were issued. They are on disk, so that nobody has to sign in again after a restart, but only as
 * hashes, which nobody can sign in with.
 */
export class RefreshTokens {
  readonly #options: Options;
  readonly #file: string;
  #kept: Kept;

  constructor(options: Options) {
    this.#options = options;
    this.#file = join(options.dataDir, 'refresh-tokens.json');
    this.#kept = read(this.#file);
  }

  issue(grant: RefreshGrant): string {
    return this.#add(grant, this.#options.now() + this.#options.refreshTokenSeconds * 1_000);
  }

  /**
   * Exchanges a token for a new one. The old one works for a moment longer. However often this is done, it ends when the
   * first token of the sign-in would have ended. `undefined` if the token is not valid, or not for this client.
   */
  rotate(token: string, clientId: string): { readonly grant: RefreshGrant; readonly token: string } | undefined {
    const used = this.#kept[hashOf(token)];
    const now = this.#options.now();
    if (used === undefined || used.grant.clientId !== clientId || used.worksUntil <= now) return undefined;
    used.worksUntil = Math.min(used.worksUntil, now + this.#options.graceSeconds * 1_000);
    return { grant: used.grant, token: this.#add(used.grant, used.endsAt) };
  }

  /** Ends the sign-in that the token comes from. */
  revoke(token: string, clientId: string): void {
    const found = this.#kept[hashOf(token)];
    if (found?.grant.clientId === clientId) this.revokeFamily(found.grant.family);
  }

  revokeFamily(family: string): void {
    this.#save(Object.entries(this.#kept).filter(([, { grant }]) => grant.family !== family));
  }

  #add(grant: RefreshGrant, endsAt: number): string {
    const token = randomBytes(32).toString('base64url');
    const living = Object.entries(this.#kept).filter(([, { worksUntil }]) => worksUntil > this.#options.now());
    this.#save([...living, [hashOf(token), { grant: { ...grant }, worksUntil: endsAt, endsAt }]]);
    return token;
  }

  #save(entries: readonly (readonly [string, Kept[string]])[]): void {
    this.#kept = Object.fromEntries(entries);
    const draft = `${this.#file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(this.#kept), { mode: 0o600 });
    renameSync(draft, this.#file);
  }
}

/** Empty if no stack wrote it, or if it cannot be read. People sign in again then. */
const read = (file: string): Kept => {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
};
