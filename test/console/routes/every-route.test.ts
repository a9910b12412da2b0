import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openApiDocument } from '../../../lib/contracts/openapi/document.ts';
import { filesOf, PROJECT } from '../../docs/pages.ts';

/** Routes that no page asks, and why none has to. */
const WITHOUT_PAGE: Readonly<Record<string, string>> = {
  'GET /openapi.json': 'for programs',
  'POST /webhooks/{provider}': 'for the provider',
  'POST /pay': 'the page pays one person like many, with a preview before',
};

const documentSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

describe('what the API can do', () => {
  it('can be done on a page of the console', () => {
    const { paths } = documentSchema.parse(openApiDocument());
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      ['get', 'post', 'put', 'patch', 'delete']
        .filter((method) => method in methods)
        .map((method) => `${method.toUpperCase()} ${path}`),
    );
    const asked = new Set(
      filesOf('console/src/**/*.{ts,tsx}').flatMap((file) =>
        [...readFileSync(join(PROJECT, file), 'utf8').matchAll(/\.(GET|POST|PUT|PATCH|DELETE)\(\s*'([^']+)'/g)].map(
          ([, method, path]) => `${method} ${path}`,
        ),
      ),
    );
    expect(routes.length).toBeGreaterThan(40);
    expect(routes.filter((route) => !asked.has(route) && !(route in WITHOUT_PAGE))).toEqual([]);
  });
});
