import * as z from 'zod';
import { RiseError } from '../rise-error.ts';
import { riseCodeIn } from './rise-code.ts';

/** Statuses with which Rise, in its own JSON, refuses a whole request. Any other status says nothing for sure. */
const REFUSING: readonly number[] = [400, 401, 403, 404, 413, 429];

const successSchema = z.object({ success: z.literal(true), data: z.unknown() });
const refusalSchema = z.object({
  success: z.literal(false),
  data: z.unknown().optional(),
  error_code: z.unknown().optional(),
});

export type Answer = { readonly status: number; readonly json: unknown; readonly retryAfterMs?: number | undefined };

/**
 * The content of an answer, by its schema.
 *
 * @param what the call, for the error, such as `GET /v2/balance`
 * @throws RiseError
 */
export function dataOf<Data>(what: string, { status, json, retryAfterMs }: Answer, schema: z.ZodType<Data>): Data {
  if (status >= 200 && status < 300) {
    const success = successSchema.safeParse(json);
    if (!success.success) throw unexpected(what, status, faultyFields(success.error));
    const content = schema.safeParse(success.data.data);
    if (content.success) return content.data;
    throw unexpected(what, status, faultyFields(content.error, ['data']));
  }
  const refusal = refusalSchema.safeParse(json);
  if (refusal.success && REFUSING.includes(status)) {
    // Rise does not say whether the code is in `error_code` or in `data`.
    const riseCode = riseCodeIn(refusal.data.error_code) ?? riseCodeIn(refusal.data.data);
    const kind = status === 429 ? 'busy' : 'refused';
    const message = `Rise answered ${what} with ${status}${riseCode === undefined ? '' : ` ${riseCode}`}`;
    throw new RiseError({ kind, code: kind, status, riseCode, retryAfterMs, message });
  }
  throw new RiseError({
    kind: 'unknown',
    code: status >= 500 ? 'server_error' : 'not_rise_json',
    status,
    retryAfterMs,
    message: `Rise answered ${what} with ${status}, which does not say whether it was done`,
  });
}

function unexpected(what: string, status: number, fields: string): RiseError {
  const message = `Rise's answer to ${what} is not as expected at ${fields}`;
  return new RiseError({ kind: 'unknown', code: 'unexpected_answer', status, message });
}

/** Names of fields only, because a value may be personal. */
function faultyFields({ issues }: z.ZodError, within: readonly string[] = []): string {
  const paths = issues.slice(0, 5).map(({ path }) => [...within, ...path.map(String)].join('.') || 'its top');
  return [...new Set(paths)].join(', ');
}
