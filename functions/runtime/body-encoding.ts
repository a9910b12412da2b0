import { MIMEType } from 'node:util';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { visibleText } from '../../lib/contracts/shared/text.ts';
import { RequestProblem } from './request-problem.ts';

type Headers = APIGatewayProxyEventV2['headers'];

/** Of a header that is repeated to who sent it. */
const MAX_SHOWN = 64;

/**
 * Refuses a body that its headers say is written otherwise than in plain UTF-8. Unpacking is a thing of REST APIs; an HTTP API
 * hands a body on as it came. We do not unpack either: a few bytes could become any number, and a webhook is signed as it was
 * sent. The media type is not looked at: what is no JSON shows when it is read.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5.16
 * @throws RequestProblem `unsupported_content_encoding`, `unsupported_charset`
 */
export function checkEncoding(headers: Headers): void {
  const encoding = headers['content-encoding'] ?? '';
  if (codingsOf(encoding).some((coding) => coding !== 'identity')) {
    throw new RequestProblem({
      code: 'unsupported_content_encoding',
      detail: `The body comes with Content-Encoding: ${shown(encoding)}; only uncompressed bodies are accepted. Send it uncompressed, in parts if it is too large.`,
    });
  }
  const charset = charsetOf(headers['content-type']);
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    throw new RequestProblem({
      code: 'unsupported_charset',
      detail: `The body comes in the charset ${shown(charset)}; only UTF-8 is accepted. Send it in UTF-8.`,
    });
  }
}

/** Names in small letters; none for an empty header. */
const codingsOf = (encoding: string): string[] =>
  encoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '');

/** What the media type says; `undefined` for one that says nothing, or that nobody can read. */
function charsetOf(contentType: string | undefined): string | undefined {
  try {
    return new MIMEType(contentType ?? '').params.get('charset') ?? undefined;
  } catch {
    return undefined;
  }
}

const shown = (value: string): string => visibleText(value.slice(0, MAX_SHOWN));
