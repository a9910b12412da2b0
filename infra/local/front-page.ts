import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { API_PREFIX } from '../../lib/contracts/api.ts';
import { escaped, plainPage } from '../sign-in/plain-page.ts';
import { DOCS_PATH } from './docs-page.ts';
import type { HttpRequest } from './http-request.ts';
import { gatewayResponse, type HttpResponse } from './http-response.ts';
import type { ShownRoute } from './local-routes.ts';
import { METADATA_PATH } from './sign-in/sign-in-routes.ts';

/** Where the links are; a program gets them at `/`, too, where a browser gets the console. */
export const FRONT_PATH = '/_local';
const README_PATH = '/README.md';
const README = join(import.meta.dirname, '../..', 'README.md');

export const isFrontPath = (path: string): boolean => path === FRONT_PATH || path === README_PATH;

interface Link {
  readonly path: string;
  readonly about: string;
}

const LINKS: readonly Link[] = [
  { path: '/', about: 'The console: payouts as pages, for admins' },
  { path: README_PATH, about: 'What this is, and how to try it' },
  { path: DOCS_PATH, about: 'The API as a page' },
  { path: `${API_PREFIX}/openapi.json`, about: 'The API as an OpenAPI 3.1 document' },
  { path: `${API_PREFIX}/health`, about: 'Whether everything works' },
  {
    path: METADATA_PATH,
    about: 'Where programs sign people in. Use npm run sign-in, and npm run --silent token to print a token',
  },
];

/**
 * Links to everything that the local stack has, as a page for browsers and as JSON for others. It also serves the README,
 * which one of the links leads to. On AWS there is nothing at these addresses.
 */
export const frontPage =
  (local: readonly ShownRoute[]) =>
  async ({ method, path, headers }: Pick<HttpRequest, 'method' | 'path' | 'headers'>): Promise<HttpResponse> => {
    if (method !== 'GET') return gatewayResponse(405, 'Method Not Allowed');
    if (path === README_PATH) return readme();
    return (headers.accept ?? '').includes('text/html') ? page(local) : json(local);
  };

const readme = async (): Promise<HttpResponse> => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  body: await readFile(README),
});

const json = (local: readonly ShownRoute[]): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json', vary: 'accept' },
  body: Buffer.from(
    JSON.stringify({ links: LINKS, local: local.map(({ method, path, about }) => ({ method, path, about })) }),
  ),
});

const page = (local: readonly ShownRoute[]): HttpResponse => {
  const routes = local.map(({ method, path, about }) =>
    method === 'GET' ? linked({ path, about }) : row(`<code>${method} ${escaped(path)}</code>`, about),
  );
  const content =
    '<p>A whole stack of the product on this machine.</p>' +
    `<ul>${LINKS.map(linked).join('')}</ul><h2>Of the local stack alone</h2><ul>${routes.join('')}</ul>`;
  const { headers, body } = plainPage('Disbursement', content);
  return { status: 200, headers: { ...headers, vary: 'accept' }, body };
};

const linked = ({ path, about }: Link): string => row(`<a href="${escaped(path)}">${escaped(path)}</a>`, about);

const row = (html: string, about: string): string => `<li>${html}<span>${escaped(about)}</span></li>`;
