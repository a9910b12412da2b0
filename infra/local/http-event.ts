import { isUtf8 } from 'node:buffer';
import type { APIGatewayProxyEventV2, APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import type { HttpRequest } from './http-request.ts';
import type { Place } from './local-identity.ts';
import type { MatchedRoute } from './route-table.ts';

/** The id of the local API. */
const API_ID = 'local';

/**
 * Media types whose body an HTTP API passes on as text. AWS does not list them; these were found by trying.
 *
 * @see https://github.com/ministackorg/ministack/pull/766
 */
const TEXT = /^\s*(text\/|application\/(json|javascript|xml)\s*(;|$))/i;

/** What the authorizer passed on: any JSON, under `requestContext.authorizer.lambda`. */
export type AuthorizerContext = Readonly<Record<string, unknown>> | null;

/** The parts that both kinds of event share. */
const commonOf = (request: HttpRequest, { route, pathParameters }: MatchedRoute) => {
  const { cookie, ...headers } = request.headers;
  const now = new Date();
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: request.path,
    rawQueryString: request.query,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(request.query === '' ? {} : { queryStringParameters: queryOf(request.query) }),
    ...(Object.keys(pathParameters).length === 0 ? {} : { pathParameters: { ...pathParameters } }),
    requestContext: {
      accountId: 'anonymous',
      apiId: API_ID,
      domainName: request.headers.host ?? 'localhost',
      domainPrefix: API_ID,
      http: {
        method: request.method,
        path: request.path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: request.id,
      routeKey: route.routeKey,
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
  };
};

/**
 * The event for a route's Lambda, in payload format 2.0.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const routeEvent = (
  request: HttpRequest,
  match: MatchedRoute,
  authorizer?: AuthorizerContext,
): APIGatewayProxyEventV2 => {
  const common = commonOf(request, match);
  return {
    ...common,
    requestContext: {
      ...common.requestContext,
      ...(authorizer === undefined ? {} : { authorizer: { lambda: authorizer } }),
    },
    ...bodyOf(request),
  };
};

/**
 * The event for the authorizer.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
export const authorizerEvent = (
  request: HttpRequest,
  match: MatchedRoute,
  { partition, region, account }: Place,
): APIGatewayRequestAuthorizerEventV2 => ({
  ...commonOf(request, match),
  cookies: commonOf(request, match).cookies ?? [],
  type: 'REQUEST',
  routeArn: `arn:${partition}:execute-api:${region}:${account}:${API_ID}/$default/${request.method}${request.path}`,
  identitySource: [request.headers.authorization ?? ''],
});

/** Several values of one name are joined by commas. */
const queryOf = (query: string): Record<string, string> => {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = parameters.get(name);
    parameters.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(parameters);
};

/**
 * Text stays text. Anything else becomes base64, also a body without a media type, and text that is not valid UTF-8.
 * Nothing is decompressed or converted on the way, so the Lambda sees everything that it has to refuse.
 */
const bodyOf = ({ body, headers }: HttpRequest): { body?: string; isBase64Encoded: boolean } => {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = TEXT.test(headers['content-type'] ?? '') && isUtf8(body);
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
};
