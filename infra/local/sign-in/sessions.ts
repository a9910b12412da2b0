import { randomBytes } from 'node:crypto';
import type { UserName } from '../users.ts';

/** As Cognito's: it cannot be set there. https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html */
const LIFETIME_SECONDS = 3_600;

/** Cookies do not tell ports apart, and several stacks can run on one machine. */
const cookieName = (host: string): string => `signed-in-${host.replace(/^.*:/, '')}`;

/** Who has signed in at the page with this browser, so that a program that asks within an hour need not ask the person. */
export class Sessions {
  readonly #signedIn = new Map<string, { readonly user: UserName; readonly endsAt: number }>();
  readonly #now: () => number;

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns the cookie to set */
  begin(user: UserName, host: string): string {
    const id = randomBytes(32).toString('base64url');
    this.#signedIn.set(id, { user, endsAt: this.#now() + LIFETIME_SECONDS * 1_000 });
    return `${cookieName(host)}=${id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${LIFETIME_SECONDS}`;
  }

  /** Whoever the cookies of a request belong to. */
  of(cookies: string | undefined, host: string): UserName | undefined {
    const found = this.#signedIn.get(idIn(cookies, host) ?? '');
    return found === undefined || found.endsAt <= this.#now() ? undefined : found.user;
  }

  /** @returns the cookie to set */
  end(cookies: string | undefined, host: string): string {
    this.#signedIn.delete(idIn(cookies, host) ?? '');
    return `${cookieName(host)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
  }
}

const idIn = (cookies: string | undefined, host: string): string | undefined =>
  (cookies ?? '')
    .split(/[;,] */)
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === cookieName(host))?.[1];
