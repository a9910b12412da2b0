import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** API Gateway refuses larger bodies. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
export const BODY_LIMIT = 10 * 1024 * 1024;

/** Names are in lower case. Several values of one name are joined by commas, as in an HTTP API. */
export interface Headers {
  readonly [name: string]: string | undefined;
  readonly accept?: string | undefined;
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
}

/** A request as it was received, with its body. */
export interface HttpRequest {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Headers;
  readonly sourceIp: string;
  readonly body: Buffer;
}

/** The whole request, or `TOO_LARGE` as soon as the body passes the limit. */
export const readRequest = async (message: IncomingMessage): Promise<HttpRequest | 'TOO_LARGE'> => {
  const declared = Number(message.headers['content-length'] ?? 0);
  if (declared > BODY_LIMIT) return 'TOO_LARGE';
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > BODY_LIMIT) return 'TOO_LARGE';
    chunks.push(bytes);
  }
  const [path = '/', ...query] = (message.url ?? '/').split('?');
  return {
    id: randomUUID(),
    method: message.method ?? 'GET',
    path,
    query: query.join('?'),
    headers: headersOf(message),
    sourceIp: message.socket.remoteAddress ?? '127.0.0.1',
    body: Buffer.concat(chunks),
  };
};

const headersOf = (message: IncomingMessage): Headers =>
  Object.fromEntries(Object.entries(message.headersDistinct).map(([name, values]) => [name, (values ?? []).join(',')]));
