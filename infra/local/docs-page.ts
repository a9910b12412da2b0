import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gatewayResponse, type HttpResponse, NOT_FOUND } from './http-response.ts';

/** Where the local stack shows the API document as a page. */
export const DOCS_PATH = '/docs';

const OWN = join(import.meta.dirname, 'docs');
const SWAGGER_UI = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** The files of the page. Nothing else of these folders is served. */
const FILES: ReadonlyMap<string, { readonly file: string; readonly type: string }> = new Map([
  ['', { file: join(OWN, 'page.html'), type: 'text/html; charset=utf-8' }],
  ['/', { file: join(OWN, 'page.html'), type: 'text/html; charset=utf-8' }],
  ['/page.js', { file: join(OWN, 'page.js'), type: 'text/javascript; charset=utf-8' }],
  ['/swagger-ui-bundle.js', { file: join(SWAGGER_UI, 'swagger-ui-bundle.js'), type: 'text/javascript; charset=utf-8' }],
  ['/swagger-ui.css', { file: join(SWAGGER_UI, 'swagger-ui.css'), type: 'text/css; charset=utf-8' }],
  ['/favicon-32x32.png', { file: join(SWAGGER_UI, 'favicon-32x32.png'), type: 'image/png' }],
]);

/**
 * The page talks to this machine only, and no other page can frame it. Its icons are `data:` addresses in its style sheet.
 */
const SECURITY = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

export const isDocsPath = (path: string): boolean => path === DOCS_PATH || path.startsWith(`${DOCS_PATH}/`);

/** Serves `/docs`: Swagger UI, from the installed package. */
export const docsPage = async (method: string, path: string): Promise<HttpResponse> => {
  const found = FILES.get(path.slice(DOCS_PATH.length));
  if (found === undefined) return NOT_FOUND;
  if (method !== 'GET') return gatewayResponse(405, 'Method Not Allowed');
  return { status: 200, headers: { 'content-type': found.type, ...SECURITY }, body: await readFile(found.file) };
};
