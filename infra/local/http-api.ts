import * as z from 'zod';
import type { Answered } from './access-log.ts';
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
  /** Called for each Lambda that failed; the caller only sees a 500. */
  readonly onFailure: (routeKey: string, reason: string) => void;
  /** Called for each request to a known route, once it was answered. */
  readonly onAnswered?: (answered: Answered) => void;
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html */
const simpleResponse = z.object({
  isAuthorized: z.boolean(),
  context: z.record(z.string(), z.unknown()).nullish(),
});

/** A refusal, and what the authorizer passes on about the caller. A public route has neither. */
interface Verdict {
  readonly refusal?: HttpResponse;
  readonly context?: AuthorizerContext;
  readonly error?: string;
}

/** How a request ended. */
interface Ended {
  readonly response: HttpResponse;
  readonly verdict: Verdict;
  readonly integrationError?: string;
}

/** Answers requests as an HTTP API with Lambda proxy integrations and a simple-response authorizer does. */
export const httpApi = ({ findRoute, place, invoke, onFailure, onAnswered }: HttpApiOptions) => {
  const authorize = async (authorizerArn: string, request: HttpRequest, match: MatchedRoute): Promise<Verdict> => {
    const { routeKey } = match.route;
    // Without the identity source the authorizer is not even asked.
    if (!request.headers.authorization) return { refusal: UNAUTHORIZED };
    const result = await invoke(authorizerArn, authorizerEvent(request, match, place));
    if (!result.ok) {
      onFailure(routeKey, `authorizer: ${result.error.errorMessage}`);
      return { refusal: SERVER_ERROR, error: result.error.errorMessage };
    }
    const verdict = simpleResponse.safeParse(JSON.parse(result.payload));
    if (!verdict.success) {
      const error = 'the authorizer did not answer with a simple response';
      onFailure(routeKey, error);
      return { refusal: SERVER_ERROR, error };
    }
    const context = verdict.data.context ?? null;
    return verdict.data.isAuthorized ? { context } : { refusal: FORBIDDEN, context };
  };

  const answer = async (request: HttpRequest, match: MatchedRoute): Promise<Ended> => {
    const { authorizerArn, functionArn, routeKey } = match.route;
    const verdict: Verdict = authorizerArn === undefined ? {} : await authorize(authorizerArn, request, match);
    if (verdict.refusal !== undefined) return { response: verdict.refusal, verdict };
    const result = await invoke(functionArn, routeEvent(request, match, verdict.context));
    if (result.ok) return { response: responseOf(result.payload), verdict };
    const integrationError = `${result.error.errorType}: ${result.error.errorMessage}`;
    onFailure(routeKey, integrationError);
    return { response: SERVER_ERROR, verdict, integrationError };
  };

  return async (request: HttpRequest): Promise<HttpResponse> => {
    const match = findRoute(request.method, request.path);
    if (match === undefined) return NOT_FOUND;
    const started = performance.now();
    const { response, verdict, integrationError } = await answer(request, match);
    onAnswered?.({
      request,
      routeKey: match.route.routeKey,
      status: response.status,
      milliseconds: Math.round(performance.now() - started),
      authorizer: verdict.context,
      authorizerError: verdict.error,
      integrationError,
    });
    return response;
  };
};
