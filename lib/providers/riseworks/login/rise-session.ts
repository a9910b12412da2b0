import * as z from 'zod';
import { RiseError } from '../rise-error.ts';
import type { RiseSettings } from '../settings.ts';
import type { PrivateKey, WalletOf } from '../wallet.ts';
import { type Address, addressSchema } from '../wire/address.ts';
import type { RiseCall, RiseHttp } from '../wire/rise-http.ts';
import { checkSiweMessage } from './siwe-message.ts';
import { usableUntil } from './token-life.ts';

export type SessionDependencies = {
  readonly http: RiseHttp;
  readonly siwe: RiseSettings['siwe'];
  readonly riseid: Address;
  readonly key: () => Promise<PrivateKey>;
  readonly walletOf: WalletOf;
  readonly nowMs: () => number;
};

type Token = { readonly text: string; readonly wallet: string; readonly usableUntil: number };

const siweSchema = z.object({ siwe: z.string().min(1).max(10_000) });
/** Only characters that a header allows, so that no error of the network layer has a reason to quote the token. */
const jwtSchema = z.object({ jwt: z.string().regex(/^[\w.~+/=-]{1,8192}$/) });

/** Calls to Rise as one wallet. It signs in when needed, and again when Rise no longer accepts the token. */
export class RiseSession {
  readonly #deps: SessionDependencies;
  #token: Token | undefined;
  #signingIn: Promise<Token> | undefined;

  constructor(deps: SessionDependencies) {
    this.#deps = deps;
  }

  /**
   * Makes a call. If the token is refused, the call is made once more with a new one, because a refused call did nothing.
   *
   * @throws RiseError; `not_signed_in` when the call itself was never sent
   */
  async call<Data>(call: RiseCall<Data>): Promise<Data> {
    const token = await this.#current();
    try {
      return await this.#deps.http.call(call, token.text);
    } catch (error) {
      if (!isTokenRefused(error, call)) throw error;
      return this.#deps.http.call(call, (await this.#other(token)).text);
    }
  }

  /** The token in use. If the secret now has another wallet, that wallet needs a token of its own. */
  async #current(): Promise<Token> {
    const token = this.#token;
    const isUsable = token !== undefined && this.#deps.nowMs() < token.usableUntil;
    if (isUsable && token.wallet === (await this.#wallet()).address) return token;
    return this.#signIn();
  }

  async #wallet() {
    try {
      return this.#deps.walletOf(await this.#deps.key());
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'no reason given';
      throw notSignedIn(`Signing in to Rise failed: its key could not be read: ${reason}`, 'unknown');
    }
  }

  /** Whoever comes first signs in. The others whose token was refused wait for that. */
  #other(refused: Token): Promise<Token> {
    if (this.#token === refused) this.#token = undefined;
    return this.#token === undefined ? this.#signIn() : Promise.resolve(this.#token);
  }

  #signIn(): Promise<Token> {
    this.#signingIn ??= this.#newToken()
      .then((token) => {
        this.#token = token;
        return token;
      })
      .finally(() => {
        this.#signingIn = undefined;
      });
    return this.#signingIn;
  }

  async #newToken(): Promise<Token> {
    const { http, siwe, riseid, nowMs } = this.#deps;
    const wallet = await this.#wallet();
    try {
      const { siwe: message } = await http.call({
        method: 'GET',
        path: '/v2/auth/siwe',
        query: { wallet: wallet.address, riseid },
        data: siweSchema,
        repeat: 'harmless',
      });
      const checked = checkSiweMessage(message, {
        ...siwe,
        address: addressSchema.parse(wallet.address),
        nowMs: nowMs(),
      });
      if ('fault' in checked) throw notSignedIn(`Rise's sign-in message was not signed: ${checked.fault}`, 'refused');
      const { jwt } = await http.call({
        method: 'POST',
        path: '/v2/auth/verify',
        body: { message, sig: await wallet.signMessage(message), nonce: checked.nonce },
        data: jwtSchema,
        // A nonce works for one try.
        repeat: 'once',
      });
      return { text: jwt, wallet: wallet.address, usableUntil: usableUntil(jwt, nowMs()) };
    } catch (error) {
      if (!(error instanceof RiseError) || error.code === 'not_signed_in') throw error;
      throw notSignedIn(`Signing in to Rise failed: ${error.message}`, error.kind, error);
    }
  }
}

function notSignedIn(message: string, kind: RiseError['kind'], cause?: RiseError): RiseError {
  return new RiseError({ kind, code: 'not_signed_in', message, status: cause?.status, cause });
}

/** If a refusal is not Rise's own, it says nothing about a call that is sent only once. */
function isTokenRefused<Data>(error: unknown, { repeat }: RiseCall<Data>): boolean {
  if (!(error instanceof RiseError) || error.status !== 401 || error.code === 'not_signed_in') return false;
  return error.kind === 'refused' || repeat === 'harmless';
}
