import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { checkEncoding } from './body-encoding.ts';
import { RequestProblem } from './request-problem.ts';

/** 1 MB. A full import of 500 commissions is about a tenth of it. */
const MAX_BODY_BYTES = 1_048_576;

/** The bytes of the body as it was sent; empty when there is none. @throws RequestProblem `body_too_large` */
export function bodyBytesOf({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): Buffer {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.byteLength > MAX_BODY_BYTES) {
    throw new RequestProblem({
      code: 'body_too_large',
      detail: `The body has ${bytes.byteLength} bytes; at most ${MAX_BODY_BYTES} are accepted. Send it in parts.`,
    });
  }
  return bytes;
}

/**
 * The JSON value of the body, whatever its media type; `undefined` when there is none.
 *
 * @throws RequestProblem `unsupported_content_encoding`, `unsupported_charset`, `body_too_large`, `malformed_utf8`,
 * `malformed_json`
 */
export function jsonBodyOf(event: APIGatewayProxyEventV2): unknown {
  if (!event.body) return undefined;
  checkEncoding(event.headers);
  const text = textOf(bodyBytesOf(event));
  if (text.trim() === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // The parser's own message quotes parts of the body, which may be personal data.
    throw malformedJson('The body is not JSON. Send a JSON object.');
  }
}

/** Strict: bytes that are not UTF-8 are refused, not replaced by characters that nobody sent. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const detail = 'The body has bytes that are not UTF-8. Send JSON in UTF-8.';
    throw new RequestProblem({ code: 'malformed_utf8', detail });
  }
}

export function malformedJson(detail: string): RequestProblem {
  return new RequestProblem({ code: 'malformed_json', detail });
}
