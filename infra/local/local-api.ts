import { wordsOf } from './console.ts';
import type { HttpRequest } from './http-request.ts';
import type { HttpResponse } from './http-response.ts';
import { json, type LocalRoute } from './local-routes.ts';

/** The text in place of the path's braces, empty if it has none; `undefined` if the request does not match. */
const nameIn = (route: LocalRoute, { method, path }: HttpRequest): string | undefined => {
  const found = new RegExp(`^${route.path.replace(/\{\w+\}/, '([^/]+)')}$`).exec(path);
  return found === null || method !== route.method ? undefined : decodeURIComponent(found[1] ?? '');
};

/** Serves `/_local/*`. For any other path it lists what there is. */
export const localApi = (routes: readonly LocalRoute[]) => {
  const answer = async (request: HttpRequest): Promise<HttpResponse> => {
    for (const route of routes) {
      const name = nameIn(route, request);
      if (name !== undefined) return route.serve(request, name);
    }
    const known = routes.map(({ method, path }) => `${method} ${path}`).join(', ');
    return json(404, { message: `The local stack has no ${request.method} ${request.path}. It has ${known}` });
  };

  return async (request: HttpRequest): Promise<HttpResponse> => {
    // Keeps a web page in a browser on this machine from running payouts.
    if (request.headers.origin !== undefined) return json(403, { message: 'Not for browsers' });
    try {
      return await answer(request);
    } catch (error) {
      return json(500, { message: wordsOf(error) });
    }
  };
};
