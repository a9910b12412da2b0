import type { RefusalCode } from '../../payouts/shared/errors.ts';
import type { ProblemBody, ProblemCode } from '../shared/problem.ts';

type Case = Pick<ProblemBody, 'detail' | 'errors'>;

/** An example of each problem that the edge itself finds, for the API document. */
export const EDGE_PROBLEMS: Readonly<Record<Exclude<ProblemCode, RefusalCode>, Case>> = {
  malformed_utf8: { detail: 'The body has bytes that are not UTF-8. Send JSON in UTF-8.' },
  malformed_json: { detail: 'The body is not JSON. Send a JSON object.' },
  body_too_large: { detail: 'The body has 2097152 bytes; at most 1048576 are accepted. Send it in parts.' },
  unsupported_content_encoding: {
    detail:
      'The body comes with Content-Encoding: gzip; only uncompressed bodies are accepted. Send it uncompressed, in parts if it is too large.',
  },
  unsupported_charset: {
    detail: 'The body comes in the charset iso-8859-1; only UTF-8 is accepted. Send it in UTF-8.',
  },
  invalid_request: {
    detail: 'query.color is not a known field.',
    errors: [{ field: 'query.color', code: 'unknown_field', message: 'is not a known field' }],
  },
  invalid_cursor: {
    detail: 'query.cursor is not a cursor of this listing with these filters. Start again without one.',
    errors: [
      {
        field: 'query.cursor',
        code: 'invalid_cursor',
        message: 'is not a cursor of this listing with these filters',
      },
    ],
  },
  idempotency_key_reused: {
    detail: 'This Idempotency-Key was used for a different request to this route. Use a new key for a new request.',
  },
  request_in_progress: {
    detail: 'The same request is still being handled. Send it again in a moment to get its answer.',
  },
  internal_error: { detail: 'Something went wrong on our side. Sending the same request again is safe.' },
};
