import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { routeEntry } from '../../infra/entries.ts';
import { httpApi } from '../../infra/local/http-api.ts';
import type { HttpRequest } from '../../infra/local/http-request.ts';
import type { HttpResponse } from '../../infra/local/http-response.ts';
import { routeFinder } from '../../infra/local/route-table.ts';
import { ROUTES, type Route } from '../../infra/routes.ts';
import { API_PREFIX } from '../../lib/contracts/api.ts';
import { DynamoCursorSecret } from '../../lib/store/shared/cursor-secret.ts';
import { LAMBDA_CONTEXT } from '../functions/support/api-event.ts';
import type { World } from '../support/world.ts';

export type Lambda = (event: unknown, context: Context) => Promise<unknown>;
type Factory = (deps: object) => Lambda;

const callable = <T>() => z.custom<T>((value) => typeof value === 'function');
const moduleSchema = z.looseObject({ handler: callable<Lambda>() });

/** What a route's Lambda exports to be given its dependencies. One that needs none exports only its handler. */
async function lambdaOf(route: Route, deps: object): Promise<Lambda> {
  const file = new URL(`../../${routeEntry(route)}`, import.meta.url).href;
  const module = moduleSchema.parse({ ...(await import(/* @vite-ignore */ file)) });
  const [, factory] = Object.entries(module).find(([name]) => name.endsWith('Handler')) ?? [];
  return factory === undefined ? module.handler : callable<Factory>().parse(factory)(deps);
}

/** The whole HTTP API in this process. `answer` takes a request as it is received. */
export interface Edge {
  readonly answer: (request: HttpRequest) => Promise<HttpResponse>;
  /** Lambdas that threw. Their caller gets a 500 without details. */
  readonly broken: string[];
}

/**
 * Every route's Lambda over one world, behind the local stack's own HTTP API, which turns requests into events and results
 * into answers. A server that calls `answer` serves the API over HTTP.
 *
 * @param authorizer of all routes that are not public
 */
export async function createEdge(world: World, authorizer: Lambda): Promise<Edge> {
  const { Cursors } = await import('../../functions/runtime/cursors.ts');
  const deps = { ...world, cursors: new Cursors(new DynamoCursorSecret(world.table)) };
  const lambdas = new Map<string, Lambda>([['authorizer', authorizer]]);
  for (const route of ROUTES) lambdas.set(route.functionName, await lambdaOf(route, deps));
  const broken: string[] = [];
  const answer = httpApi({
    findRoute: routeFinder(
      ROUTES.map(({ method, path, functionName, publicBecause }) => ({
        routeKey: `${method} ${API_PREFIX}${path}`,
        functionArn: functionName,
        authorizerArn: publicBecause === undefined ? 'authorizer' : undefined,
      })),
    ),
    place: { partition: 'aws', region: 'eu-central-1', account: '000000000000' },
    invoke: (name, event) => invoked(lambdas.get(name), event),
    onFailure: (routeKey, reason) => broken.push(`${routeKey}: ${reason}`),
  });
  return { answer, broken };
}

/** Events and results travel as JSON text, as they do to and from Lambda. */
async function invoked(lambda: Lambda | undefined, event: unknown) {
  try {
    if (lambda === undefined) throw new Error('there is no such Lambda');
    const result = await lambda(JSON.parse(JSON.stringify(event)), LAMBDA_CONTEXT);
    return { ok: true, payload: JSON.stringify(result) } as const;
  } catch (error) {
    const errorMessage = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ok: false, error: { errorType: 'Error', errorMessage } } as const;
  }
}
