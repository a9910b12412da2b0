import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { HASHED_FILES } from '../../console/build.ts';
import { CONFIGURATION_FILE, type ConsoleConfiguration } from '../../console/configuration.ts';
import { FILE_PATHS } from '../../console/files.ts';
import { securityHeaders } from '../../console/security-headers.ts';
import type { HttpRequest } from '../http-request.ts';
import type { HttpResponse } from '../http-response.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

const PAGE = '/index.html';
const FILE = new RegExp(FILE_PATHS);

interface SiteFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly zipped: Buffer;
}

type Site = ReadonlyMap<string, SiteFile>;

const fileOf = (name: string, plain: Buffer): SiteFile => ({
  type: TYPES[extname(name)] ?? 'application/octet-stream',
  plain,
  zipped: gzipSync(plain),
});

/** Every file of a folder, by the path that it is asked for by; nothing else can be asked for. */
const readSite = async (folder: string): Promise<Site> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const read = files.map(async (file) => {
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    return [path, fileOf(path, await readFile(file))] as const;
  });
  return new Map(await Promise.all(read));
};

const wantsPage = ({ headers }: HttpRequest): boolean => (headers.accept ?? '').includes('text/html');

export interface SiteOptions {
  /** Makes the files, and says in which folder they are. Asked at the first request, and again if it failed. */
  readonly folder: () => Promise<string>;
  /** @param origin of the stack, as the browser knows it: `http://127.0.0.1:3000` */
  readonly configuration: (origin: string) => ConsoleConfiguration;
}

/**
 * Serves the console as CloudFront does where it is deployed: files that are there, and its page at every other address that
 * a browser opens. Compressed, with the same headers.
 *
 * @returns the answer; `undefined` if the request is not for the console
 */
export const siteServer = ({ folder, configuration }: SiteOptions) => {
  let site: Promise<Site> | undefined;
  const files = (): Promise<Site> => {
    site ??= folder()
      .then(readSite)
      .catch((error: unknown) => {
        site = undefined;
        throw error;
      });
    return site;
  };

  return async (request: HttpRequest): Promise<HttpResponse | undefined> => {
    const { method, path, headers } = request;
    if (method !== 'GET' && method !== 'HEAD') return undefined;
    const origin = `http://${headers.host}`;
    const configured = configuration(origin);
    const found =
      path === `/${CONFIGURATION_FILE}`
        ? fileOf(path, Buffer.from(JSON.stringify(configured)))
        : await fileAt(path, wantsPage(request), files);
    if (found === undefined) return undefined;
    const zip = (headers['accept-encoding'] ?? '').includes('gzip');
    const body = zip ? found.zipped : found.plain;
    return {
      status: 200,
      headers: {
        'content-type': found.type,
        'cache-control': path.startsWith(`/${HASHED_FILES}/`) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ...securityHeaders(configured.signInUrl),
        vary: 'accept, accept-encoding',
        ...(zip && { 'content-encoding': 'gzip' }),
      },
      body: method === 'HEAD' ? Buffer.alloc(0) : body,
    };
  };
};

/** A file that is not there is none of ours: a page in its place would only confuse. */
const fileAt = async (path: string, page: boolean, files: () => Promise<Site>): Promise<SiteFile | undefined> => {
  if (FILE.test(path)) return (await files()).get(path);
  return page ? (await files()).get(PAGE) : undefined;
};
