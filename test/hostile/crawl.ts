import * as z from 'zod';
import { API, type ApiRoute } from '../../lib/contracts/api.ts';
import { parametersAt } from '../support/document-schema.ts';
import { KnownValues } from './known-values.ts';

const ROUTES: readonly ApiRoute[] = API;
/** The first pass finds the ids that the routes of the second one need. */
const PASSES = 2;
/** More ids of a kind would show nothing more. */
const IDS_OF_EACH = 12;

const pageSchema = z.object({ nextCursor: z.string() });
const parametersOf = ({ path, method }: ApiRoute) => parametersAt(['paths', path, method.toLowerCase()]);

/** Whether the route answers page by page. */
export const isListing = (route: ApiRoute): boolean => parametersOf(route).some(({ name }) => name === 'cursor');

/** Calls the API as an admin. */
interface Asking {
  call(method: string, path: string, parts?: { readonly body?: unknown }): Promise<{ readonly answer: unknown }>;
}

/** What the API gives out: every GET, with ids from other answers, and the first page of every listing. */
export async function crawl(caller: Asking): Promise<KnownValues> {
  const known = new KnownValues();
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const route of ROUTES.filter(({ name, method }) => method === 'GET' && name !== 'get-openapi')) {
      for (const path of pathsOf(route, known)) known.learn((await caller.call('GET', path)).answer);
    }
  }
  for (const route of ROUTES.filter(isListing)) {
    const [path = route.path] = pathsOf(route, known);
    const body = route.method === 'GET' ? {} : { body: {} };
    known.learn((await caller.call(route.method, `${path}?limit=1`, body)).answer);
  }
  return known;
}

/** The paths of a route with all known values for its braces. */
export function pathsOf({ path }: ApiRoute, known: KnownValues): string[] {
  const name = /\{(\w+)\}/.exec(path)?.[1];
  if (name === undefined) return [path];
  const ids = known.of(name).slice(0, IDS_OF_EACH);
  return ids.map((id) => path.replace(`{${name}}`, encodeURIComponent(id)));
}

/** The cursor of the second page of a listing, if it has one. */
export async function cursorOf(caller: Asking, method: string, path: string): Promise<string | undefined> {
  const { answer } = await caller.call(method, path, method === 'GET' ? {} : { body: {} });
  return pageSchema.safeParse(answer).data?.nextCursor;
}
