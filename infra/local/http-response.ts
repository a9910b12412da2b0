import * as z from 'zod';

/** A response, ready to be sent. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
}

/** Used instead of a response: the connection ends without one. */
export const HANG_UP = 'HANG_UP';

const answerSchema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

/** An answer of the API itself, in the words of API Gateway. */
export const gatewayResponse = (status: number, message: string): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify({ message })),
});

export const NOT_FOUND = gatewayResponse(404, 'Not Found');
export const UNAUTHORIZED = gatewayResponse(401, 'Unauthorized');
export const FORBIDDEN = gatewayResponse(403, 'Forbidden');
export const TOO_LARGE = gatewayResponse(413, 'Request Entity Too Large');
export const SERVER_ERROR = gatewayResponse(500, 'Internal Server Error');

/**
 * Makes a response of a Lambda's answer. Without a `statusCode` the whole answer is a JSON body. An answer that cannot be
 * read as a response becomes a server error.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const responseOf = (payload: string): HttpResponse => {
  const value: unknown = JSON.parse(payload);
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) {
    const body = typeof value === 'string' ? value : payload;
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) };
  }
  const answer = answerSchema.safeParse(value);
  if (!answer.success) return SERVER_ERROR;
  const { statusCode, headers, cookies, body, isBase64Encoded } = answer.data;
  const lowered = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name.toLowerCase(), text]));
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain;charset=utf-8',
      ...lowered,
      ...(cookies.length === 0 ? {} : { 'set-cookie': cookies }),
    },
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
};
