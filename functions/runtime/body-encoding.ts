import { MIMEType } from 'node:util';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { visibleText } from '../../lib/contracts/shared/text.ts';
import { RequestProblem } from './request-problem.ts';

type Headers = APIGatewayProxyEventV2['headers'];

/** How much of a header an error message repeats, in characters. */
const MAX_SHOWN = 64;

/**
 * Refuses a body that, by its headers, is not plain UTF-8. An HTTP API, unlike a REST API, does not decompress a body.
 * Neither do we: a few bytes could become gigabytes, and the signature of a webhook covers the body as it was sent. The
 * media type is not checked, since a body that is not JSON fails when it is parsed.
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

/** The names of the codings in lower case. An empty header has none. */
const codingsOf = (encoding: string): string[] =>
  encoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '');

/** The charset that the media type names; `undefined` if it names none or cannot be parsed. */
function charsetOf(contentType: string | undefined): string | undefined {
  try {
    return new MIMEType(contentType ?? '').params.get('charset') ?? undefined;
  } catch {
    return undefined;
  }
}

const shown = (value: string): string => visibleText(value.slice(0, MAX_SHOWN));
