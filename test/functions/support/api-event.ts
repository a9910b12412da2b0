import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';

type Parts = Partial<
  Pick<
    APIGatewayProxyEventV2,
    'body' | 'headers' | 'isBase64Encoded' | 'pathParameters' | 'queryStringParameters' | 'routeKey'
  >
>;

export const ADMIN = { sub: '9e1c', username: 'ada' };

/** What API Gateway sends to a Lambda behind the authorizer; `admin` is who calls. */
export function apiEvent(parts: Parts = {}, admin = ADMIN): APIGatewayProxyEventV2 {
  const http = { method: 'POST', path: '/', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'vitest' };
  const requestContext = {
    accountId: '1',
    apiId: 'api',
    authorizer: { lambda: admin },
    domainName: 'localhost',
    domainPrefix: 'local',
    http,
    requestId: 'request',
    routeKey: 'POST /',
    stage: '$default',
    time: '',
    timeEpoch: 0,
  };
  const common = { version: '2.0', routeKey: 'POST /', rawPath: '/', rawQueryString: '', headers: {} };
  return { ...common, isBase64Encoded: false, requestContext, ...parts };
}

export function json(value: unknown): { body: string } {
  return { body: JSON.stringify(value) };
}

export const LAMBDA_CONTEXT: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'test',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:000000000000:function:test',
  memoryLimitInMB: '512',
  awsRequestId: 'request',
  logGroupName: 'test',
  logStreamName: 'test',
  getRemainingTimeInMillis: () => 29_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};
