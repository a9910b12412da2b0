import { forgetEverything } from '../shared/kept/kept.ts';
import type { Configuration } from './configuration.ts';
import { type Person, personOf } from './person.ts';
import { renewed, revoke, type Tokens } from './tokens.ts';

/** A token is renewed this long before it expires, so that none expires while a request is on its way. */
const MARGIN_MS = 60_000;

/** Between the tabs of a browser: if one signs out, so do the others. */
const CHANNEL = 'session';

/** The sign-in of one person: holds the tokens, renews them, and says when it has ended. */
export class Session {
  readonly person: Person;
  readonly #configuration: Configuration;
  readonly #channel = new BroadcastChannel(CHANNEL);
  #tokens: Tokens;
  #renewing: Promise<Tokens> | undefined;
  #ended = false;
  readonly #listeners = new Set<() => void>();

  /** @throws Error if the access token is none of the user pool. */
  constructor(configuration: Configuration, tokens: Tokens) {
    this.#configuration = configuration;
    this.#tokens = tokens;
    this.person = personOf(tokens.accessToken);
    this.#channel.onmessage = () => this.#signOutPage();
  }

  /** Whether the sign-in has ended, so that somebody has to sign in again. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Called whenever {@link ended} changes. @returns what stops that */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * A token that works, renewed if it soon expires. However many callers ask at once, it is renewed once.
   *
   * @param refused a token that the API has just refused
   * @returns `undefined` if the sign-in has ended
   * @throws Error if the sign-in pages cannot be reached
   */
  async accessToken(refused?: string): Promise<string | undefined> {
    const { accessToken, expiresAt } = this.#tokens;
    if (accessToken !== refused && Date.now() < expiresAt - MARGIN_MS) return accessToken;
    if (this.#ended) return undefined;
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = undefined;
    });
    try {
      return (await this.#renewing).accessToken;
    } catch (error) {
      // The sign-in pages were not reached: that says nothing about the sign-in.
      if (error instanceof TypeError) throw error;
      this.#end();
      return undefined;
    }
  }

  /** Ends the sign-in here, in the other tabs, and at the sign-in pages. Nothing that was kept for this person stays. */
  async signOut(): Promise<void> {
    const { refreshToken } = this.#tokens;
    await forgetEverything().catch(() => undefined);
    if (refreshToken !== undefined) await revoke(this.#configuration, refreshToken).catch(() => undefined);
    this.#channel.postMessage('signed out');
    this.#signOutPage();
  }

  async #renew(): Promise<Tokens> {
    const { refreshToken } = this.#tokens;
    if (refreshToken === undefined) throw new Error('There is nothing to renew the sign-in with');
    this.#tokens = await renewed(this.#configuration, this.#tokens, refreshToken);
    return this.#tokens;
  }

  #end(): void {
    this.#ended = true;
    for (const listener of this.#listeners) listener();
  }

  /** @see https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html */
  #signOutPage(): void {
    const { signInUrl, clientId } = this.#configuration;
    const url = new URL(`${signInUrl}/logout`);
    url.search = new URLSearchParams({ client_id: clientId, logout_uri: `${window.location.origin}/` }).toString();
    window.location.assign(url);
  }
}
