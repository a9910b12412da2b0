import type * as z from 'zod';
import { bareCause, RiseError } from '../rise-error.ts';
import type { RiseSettings } from '../settings.ts';
import { type Answer, dataOf } from './answer.ts';
import { parseJson, readBounded } from './read-json.ts';
import { retryAfterMs } from './retry-after.ts';

export type RiseCall<Data> = {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With placeholders for `params`, so that a log of the call names no person. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly data: z.ZodType<Data>;
  /** `once`: sending it again might do something a second time, so it is never repeated. */
  readonly repeat: 'harmless' | 'once';
  readonly timeoutMs?: number;
};

export type RiseHttpDependencies = {
  readonly settings: Pick<RiseSettings, 'baseUrl' | 'http'>;
  readonly fetch: typeof fetch;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly nowMs: () => number;
};

/** How long one call may wait in all before it is repeated. */
const PATIENCE_MS = 8_000;
const WAITS_MS: readonly number[] = [500, 1_500, 4_000];
/** The longest time without calls, however long Rise asks us to wait. */
const LONGEST_PAUSE_MS = 900_000;

/** Calls to Rise, limited in time and size. Answers are untrusted input. Calls are repeated only where that is harmless. */
export class RiseHttp {
  readonly #deps: RiseHttpDependencies;
  /** Until when Rise wants no calls at all. */
  #pausedUntil = 0;

  constructor(deps: RiseHttpDependencies) {
    this.#deps = deps;
  }

  /** @throws RiseError */
  async call<Data>(call: RiseCall<Data>, token?: string): Promise<Data> {
    const what = `${call.method} ${call.path}`;
    const isHarmless = call.repeat === 'harmless';
    let patience = PATIENCE_MS;
    for (let tries = 0; ; tries += 1) {
      patience -= await this.#waitOutPause(what, isHarmless ? patience : 0);
      try {
        return dataOf(what, await this.#send(what, call, token), call.data);
      } catch (error) {
        if (!(error instanceof RiseError)) throw error;
        const wait = waitFor(error, tries);
        if (error.kind === 'busy' && wait !== undefined) this.#pause(wait);
        if (!isHarmless || wait === undefined || wait > patience) throw error;
        if (error.kind === 'busy') continue;
        patience -= wait;
        await this.#deps.sleep(wait);
      }
    }
  }

  #pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#deps.nowMs() + Math.min(ms, LONGEST_PAUSE_MS));
  }

  /** @returns how long it has waited, in milliseconds; throws when the wait would be longer than allowed */
  async #waitOutPause(what: string, allowedMs: number): Promise<number> {
    const left = Math.max(0, this.#pausedUntil - this.#deps.nowMs());
    if (left > allowedMs) {
      const message = `${what} was not sent: Rise has asked us to wait for another ${Math.ceil(left / 1_000)} s`;
      throw new RiseError({ kind: 'busy', code: 'not_sent', message, retryAfterMs: left });
    }
    if (left > 0) await this.#deps.sleep(left);
    return left;
  }

  async #send<Data>(what: string, call: RiseCall<Data>, token: string | undefined): Promise<Answer> {
    const { settings, nowMs } = this.#deps;
    try {
      const response = await this.#deps.fetch(urlOf(settings.baseUrl, call), {
        method: call.method,
        headers: { ...settings.http.extraHeaders, ...this.#ownHeaders(token, call.body !== undefined) },
        ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
        // A payment never follows a redirect.
        redirect: 'manual',
        signal: AbortSignal.timeout(call.timeoutMs ?? settings.http.callTimeoutMs),
      });
      const text = await readBounded(response);
      if (text === 'too-large') {
        throw new RiseError({ kind: 'unknown', code: 'too_large', message: `Rise's answer to ${what} is too large` });
      }
      const waitMs = retryAfterMs(response.headers.get('retry-after'), nowMs());
      return { status: response.status, json: parseJson(text), retryAfterMs: waitMs };
    } catch (error) {
      if (error instanceof RiseError) throw error;
      const cause = bareCause(error);
      const message = `Rise did not answer ${what}: ${cause?.message ?? 'the connection broke'}`;
      throw new RiseError({ kind: 'unknown', code: 'no_answer', message, cause });
    }
  }

  #ownHeaders(token: string | undefined, hasBody: boolean): Record<string, string> {
    const { authHeader } = this.#deps.settings.http;
    const isBearer = authHeader.toLowerCase() === 'authorization';
    return {
      accept: 'application/json',
      ...(hasBody && { 'content-type': 'application/json' }),
      ...(token !== undefined && { [authHeader]: isBearer ? `Bearer ${token}` : token }),
    };
  }
}

function urlOf<Data>(baseUrl: string, { path, params = {}, query = {} }: RiseCall<Data>): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return `${baseUrl}${filled}${search === '' ? '' : `?${search}`}`;
}

/**
 * Milliseconds to wait before a harmless call is repeated; `undefined` if it is not. A call that timed out has used up its
 * time.
 */
function waitFor({ kind, code, retryAfterMs: asked, cause }: RiseError, tries: number): number | undefined {
  const own = WAITS_MS[tries];
  if (own === undefined) return undefined;
  if (kind === 'busy' || code === 'server_error') return asked ?? own;
  const hasTimedOut = cause instanceof Error && (cause.name === 'TimeoutError' || cause.name === 'AbortError');
  return code === 'no_answer' && !hasTimedOut ? own : undefined;
}
