import type { RiseCode } from './wire/rise-code.ts';

/**
 * `refused`: a final answer in Rise's own JSON. `busy`: we ask too often. Neither did anything, but that is known only of the
 * delivery that was answered (`payments/rejection-of.ts`). `unknown`: no answer, or none that says for sure what was done.
 */
export type RiseErrorKind = 'refused' | 'busy' | 'unknown';

type Facts = {
  readonly kind: RiseErrorKind;
  /** Stable, for people who search logs. */
  readonly code:
    | 'refused'
    | 'busy'
    | 'not_sent'
    | 'no_answer'
    | 'server_error'
    | 'not_rise_json'
    | 'unexpected_answer'
    | 'too_large'
    | 'not_signed_in';
  readonly message: string;
  readonly status?: number | undefined;
  /** Rise's own code, if it is a known one. */
  readonly riseCode?: RiseCode | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
};

/**
 * A call to Rise that failed. Its message is ours. Rise's answers may name people, so only the status and a known code are
 * repeated.
 */
export class RiseError extends Error {
  override readonly name = 'RiseError';
  readonly kind: RiseErrorKind;
  readonly code: Facts['code'];
  readonly status: number | undefined;
  readonly riseCode: RiseCode | undefined;
  readonly retryAfterMs: number | undefined;

  constructor({ kind, code, message, status, riseCode, retryAfterMs, cause }: Facts) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.code = code;
    this.status = status;
    this.riseCode = riseCode;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The cause of a broken connection by name and code only, because messages of the network layer may quote headers. */
export function bareCause(error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  const inner = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in inner && typeof inner.code === 'string' ? inner.code : undefined;
  const bare = new Error(code ?? inner.name);
  bare.name = inner.name;
  return code === undefined ? bare : Object.assign(bare, { code });
}
