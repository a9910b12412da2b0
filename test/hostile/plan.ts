import fc from 'fast-check';
import type { HttpRequest } from '../../infra/local/http-request.ts';
import { API_PREFIX, type ApiRoute } from '../../lib/contracts/api.ts';
import { jsonText } from './json-text.ts';

/** A request in parts, before it is sent, so that each part can be altered. */
export interface Plan {
  /** The route that it was made for. An altered method or path may lead to another. */
  readonly route: ApiRoute;
  readonly method: string;
  /** Of the path, as they stand in it: encoded. */
  readonly path: Readonly<Record<string, string>>;
  /** In order, encoded; a name may come twice. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
  /** JSON that is still to be written, or bytes as they are. */
  readonly body: { readonly json: unknown } | { readonly bytes: Buffer } | undefined;
}

/** Below the API's prefix. */
export const pathOf = ({ route, path, query }: Pick<Plan, 'route' | 'path' | 'query'>): string => {
  const filled = route.path.replace(/\{(\w+)\}/g, (_, name: string) => path[name] ?? '');
  const text = query.map(([name, value]) => `${name}=${value}`).join('&');
  return text === '' ? filled : `${filled}?${text}`;
};

export const bytesOf = ({ body }: Pick<Plan, 'body'>): Buffer => {
  if (body === undefined) return Buffer.alloc(0);
  return 'bytes' in body ? body.bytes : Buffer.from(jsonText(body.json));
};

/** The request as it is received. */
export function requestOf(plan: Plan): HttpRequest {
  const [path = '', query = ''] = pathOf(plan).split(/\?(.*)/s);
  return {
    id: 'request',
    method: plan.method,
    path: `${API_PREFIX}${path}`,
    query,
    headers: { host: 'localhost', 'user-agent': 'hostile', ...plan.headers },
    sourceIp: '127.0.0.1',
    body: bytesOf(plan),
  };
}

/** The text that fast-check prints. */
export const shown = (plan: Plan): Plan => Object.assign(plan, { [fc.toStringMethod]: () => told(plan) });

/** What a person needs to repeat the request. */
export function told(plan: Plan): string {
  const bytes = bytesOf(plan);
  const body = bytes.length === 0 ? '' : shortened(JSON.stringify(bytes.toString('utf8')));
  const headers = Object.entries(plan.headers).filter(([name]) => name !== 'authorization');
  return [
    `${plan.method} ${shortened(pathOf(plan))}`,
    ...headers.map(([name, value]) => `  ${name}: ${shortened(JSON.stringify(value))}`),
    ...(body === '' ? [] : [`  ${body} (${bytes.length} bytes)`]),
  ].join('\n');
}

const shortened = (text: string): string => (text.length > 1_500 ? `${text.slice(0, 1_500)}…` : text);
