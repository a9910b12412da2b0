/** A request as a person makes it. */
export interface Asked {
  readonly routeKey: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * The event that `sam local start-api` makes of a request to an HTTP API: header names as its web server writes them, every
 * part present even if it is empty.
 *
 * @see https://github.com/aws/aws-sam-cli/blob/develop/samcli/local/apigw/event_constructor.py
 */
export function samEvent({ routeKey, headers = {}, body }: Asked, context?: unknown): object {
  const [method, path] = routeKey.split(' ');
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    cookies: [],
    headers: { Host: 'localhost:3001', 'X-Forwarded-Proto': 'http', 'X-Forwarded-Port': '3001', ...headers },
    queryStringParameters: {},
    requestContext: {
      accountId: '123456789012',
      apiId: '1234567890',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'Custom User Agent String' },
      requestId: '11111111-2222-4333-8444-555555555555',
      routeKey,
      stage: '$default',
      time: '26/Nov/2026:12:00:00 +0000',
      timeEpoch: 1_795_694_400,
      domainName: 'localhost',
      domainPrefix: 'localhost',
      ...(context !== undefined && { authorizer: { lambda: context } }),
    },
    body: body === undefined ? '' : JSON.stringify(body),
    pathParameters: {},
    stageVariables: null,
    isBase64Encoded: false,
  };
}
