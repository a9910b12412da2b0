import * as z from 'zod';
import type { InvocationResult } from './function-instance.ts';
import { type AuthorizerContext, authorizerEvent, routeEvent } from './http-event.ts';
import type { HttpRequest } from './http-request.ts';
import { FORBIDDEN, type HttpResponse, NOT_FOUND, responseOf, SERVER_ERROR, UNAUTHORIZED } from './http-response.ts';
import type { Place } from './local-identity.ts';
import type { MatchedRoute, RouteFinder } from './route-table.ts';

export interface HttpApiOptions {
  readonly findRoute: RouteFinder;
  readonly place: Place;
  readonly invoke: (functionArn: string, event: unknown) => Promise<InvocationResult>;
  /** Told of each Lambda that failed; the caller only sees a 500. */
  readonly onFailure: (routeKey: string, reason: string) => void;
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html */
const simpleResponse = z.object({
  isAuthorized: z.boolean(),
  context: z.record(z.string(), z.unknown()).nullish(),
});

/** Either a refusal, or what the authorizer hands on; neither on a public route. */
interface Verdict {
  readonly refusal?: HttpResponse;
  readonly context?: AuthorizerContext;
}

/** Answers requests as an HTTP API with Lambda proxy integrations and a simple-response authorizer does. */
export const httpApi = ({ findRoute, place, invoke, onFailure }: HttpApiOptions) => {
  const authorize = async (authorizerArn: string, request: HttpRequest, match: MatchedRoute): Promise<Verdict> => {
    const { routeKey } = match.route;
    // The identity source is missing: the authorizer is not even asked.
    if (!request.headers.authorization) return { refusal: UNAUTHORIZED };
    const result = await invoke(authorizerArn, authorizerEvent(request, match, place));
    if (!result.ok) {
      onFailure(routeKey, `authorizer: ${result.error.errorMessage}`);
      return { refusal: SERVER_ERROR };
    }
    const verdict = simpleResponse.safeParse(JSON.parse(result.payload));
    if (!verdict.success) {
      onFailure(routeKey, 'the authorizer did not answer with a simple response');
      return { refusal: SERVER_ERROR };
    }
    return verdict.data.isAuthorized ? { context: verdict.data.context ?? null } : { refusal: FORBIDDEN };
  };

  return async (request: HttpRequest): Promise<HttpResponse> => {
    const match = findRoute(request.method, request.path);
    if (match === undefined) return NOT_FOUND;
    const { authorizerArn, functionArn, routeKey } = match.route;
    const verdict: Verdict = authorizerArn === undefined ? {} : await authorize(authorizerArn, request, match);
    if (verdict.refusal !== undefined) return verdict.refusal;
    const result = await invoke(functionArn, routeEvent(request, match, verdict.context));
    if (result.ok) return responseOf(result.payload);
    onFailure(routeKey, `${result.error.errorType}: ${result.error.errorMessage}`);
    return SERVER_ERROR;
  };
};
