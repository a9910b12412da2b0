import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy, { type MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context as LambdaContext } from 'aws-lambda';
import { type Endpoint, isBodyRead } from '../../lib/contracts/shared/endpoint.ts';
import { PROBLEMS } from '../../lib/contracts/shared/problem.ts';
import type { Actor } from '../../lib/domain/audit/actor.ts';
import type { Context } from '../../lib/payouts/shared/context.ts';
import type { Occasion } from '../../lib/payouts/shared/derived-id.ts';
import { adminOf } from './admin.ts';
import { answerOnce, type OnceDependencies } from './answer-once.ts';
import { contextOf } from './context.ts';
import { keyedRequest } from './keyed-request.ts';
import { logger } from './logger.ts';
import { emit } from './metrics.ts';
import { type ApiRequest, parseRequest } from './parse-request.ts';
import { problemOf } from './problem-of.ts';
import { type ApiResponse, apiResult, problemResult } from './responses.ts';

type Handle<Path, Query, Body, Answer> = (
  request: ApiRequest<Path, Query, Body>,
  context: Context,
) => Promise<ApiResponse<Answer>>;

/** A route behind the authorizer. The admin who calls is the actor. */
export function apiHandler<Path, Query, Body, Answer>(
  endpoint: Endpoint<Path, Query, Body, Answer>,
  handle: Handle<Path, Query, Body, Answer>,
) {
  if (endpoint.about.idempotent) throw new TypeError('a route that says it is idempotent needs idempotentApiHandler');
  return routeHandler(endpoint, handle, adminOf, undefined);
}

/** The same, for a route whose contract takes an Idempotency-Key. */
export function idempotentApiHandler<Path, Query, Body, Answer>(
  endpoint: Endpoint<Path, Query, Body, Answer>,
  once: OnceDependencies,
  handle: Handle<Path, Query, Body, Answer>,
) {
  if (!endpoint.about.idempotent) throw new TypeError('only a route that says it is idempotent takes a key');
  return routeHandler(endpoint, handle, adminOf, once);
}

/** A route without the authorizer. `name` is the actor. */
export function publicApiHandler<Path, Query, Body, Answer>(
  endpoint: Endpoint<Path, Query, Body, Answer>,
  handle: Handle<Path, Query, Body, Answer>,
  name = 'public-api',
) {
  return routeHandler(endpoint, handle, () => ({ type: 'system', name }), undefined);
}

/** Parse, one use case, response. Whatever goes wrong becomes a problem in one place. */
function routeHandler<Path, Query, Body, Answer>(
  endpoint: Endpoint<Path, Query, Body, Answer>,
  handle: Handle<Path, Query, Body, Answer>,
  actorOf: (event: APIGatewayProxyEventV2) => Actor,
  once: OnceDependencies | undefined,
) {
  return middy(
    async (event: APIGatewayProxyEventV2, lambda: LambdaContext): Promise<APIGatewayProxyStructuredResultV2> => {
      const actor = actorOf(event);
      const request = parseRequest(endpoint, event);
      const work = async (occasion?: Occasion) => {
        const response = await handle(request, contextOf(actor, occasion));
        return { result: apiResult(response), isProvisional: 'body' in response && response.isProvisional === true };
      };
      if (!once || request.idempotencyKey === undefined) return (await work()).result;
      const body = isBodyRead(endpoint.body) ? 'read' : 'ignored';
      return answerOnce(once, keyedRequest(event, body, lambda, actor, request.idempotencyKey), work);
    },
  )
    .use(injectLambdaContext(logger))
    .use(problems);
}

/** The one place that maps errors to problems. Faults of ours are logged louder than faults of the caller. */
const problems: MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> = {
  onError: (request) => {
    const facts = problemOf(request.error);
    const { status } = PROBLEMS[facts.code];
    const route = request.event.routeKey;
    if (status >= 500) logger.error('request failed', { route, status, error: request.error });
    else logger.info('request refused', { route, status, code: facts.code });
    emit('ApiProblems', 1, { code: facts.code });
    request.response = problemResult(facts);
  },
};
