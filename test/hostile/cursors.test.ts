import './loud-log.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { API, type ApiRoute } from '../../lib/contracts/api.ts';
import { parametersAt, schemaOf } from '../support/document-schema.ts';
import { allowedValue } from './allowed-values.ts';
import { cursorOf, isListing, pathsOf } from './crawl.ts';
import { hostileText } from './hostile-values.ts';
import { PATIENCE, runs } from './runs.ts';
import { createTarget, type Target } from './target.ts';

/** A cursor is accepted for exactly the listing and filters that it was made for, and only unchanged. */

const TAMPERED = 60;
const FILTERED = 10;
const LISTINGS = (API as readonly ApiRoute[]).filter(isListing);
/** Parts of a query that change what a page looks like, and not what is listed. */
const NO_FILTERS = ['limit', 'cursor', 'format', 'expectSeal'];
/**
 * One of these listings has a second page after some hundred entries, the other after an unfinished restore. No table here has
 * either.
 */
const LONG_PAGES = ['verify-audit-logs', 'get-recovery'];

let target: Target;
const cursors = new Map<string, { readonly path: string; readonly cursor: string }>();
const listed = (name: string) => cursors.get(name) ?? { path: '', cursor: '' };

beforeAll(async () => {
  target = await createTarget();
  for (const route of LISTINGS) {
    for (const path of pathsOf(route, target.known)) {
      const cursor = await cursorOf(target.caller, route.method, `${path}?limit=1`);
      if (cursor !== undefined && !cursors.has(route.name)) cursors.set(route.name, { path, cursor });
    }
  }
});
afterAll(() => target.end());

const problemSchema = z.object({ code: z.string(), errors: z.array(z.object({ field: z.string() })).optional() });

const page = async ({ method }: ApiRoute, path: string, query: Readonly<Record<string, string>>) => {
  const text = new URLSearchParams({ limit: '1', ...query }).toString();
  const body = method === 'GET' ? {} : { body: {} };
  const { status, answer } = await target.caller.call(method, `${path}?${text}`, body);
  return { status, code: problemSchema.safeParse(answer).data?.code };
};

const REFUSED = { status: 422, code: 'invalid_cursor' };

/** Ways to change a cursor. */
const tampered = (own: string): fc.Arbitrary<string> => {
  const at = fc.nat({ max: own.length - 1 });
  return fc.oneof(
    at.map((end) => own.slice(0, end)),
    at.map((start) => own.slice(start + 1)),
    fc
      .record({ at, letter: fc.string({ minLength: 1, maxLength: 1 }) })
      .map(({ at: index, letter }) => own.slice(0, index) + letter + own.slice(index + 1)),
    fc.record({ at, text: hostileText() }).map(({ at: index, text }) => own.slice(0, index) + text + own.slice(index)),
    at.map((index) => own.slice(0, index) + own.charAt(index).toUpperCase() + own.slice(index + 1)),
    fc.json().map((json) => `${Buffer.from(json).toString('base64url')}.${own.split('.')[1]}`),
    fc.constantFrom(
      `${own}=`,
      `${own}.`,
      `.${own}`,
      `${own}.${own}`,
      `${own} `,
      own.replace('.', ''),
      own.split('').reverse().join(''),
    ),
    hostileText(),
  );
};

it('every listing has a second page here, so that its cursor can be tried', () => {
  const without = LISTINGS.map(({ name }) => name).filter((name) => !cursors.has(name));
  expect(without).toEqual(LONG_PAGES);
});

describe.each(
  LISTINGS.filter(({ name }) => !LONG_PAGES.includes(name)).map(
    (route) => [`${route.method} ${route.path}`, route] as const,
  ),
)('the cursor of %s', PATIENCE, (_, route) => {
  it('is taken as it was given out, and not with one letter more, less, or another', async () => {
    const { path, cursor } = listed(route.name);
    expect(await page(route, path, { cursor })).toMatchObject({ status: 200 });
    await fc.assert(
      fc.asyncProperty(tampered(cursor), async (other) => {
        fc.pre(other.toWellFormed() !== cursor);
        expect(await page(route, path, { cursor: other })).toEqual(REFUSED);
      }),
      runs(TAMPERED),
    );
  });

  it('is taken by no other listing', async () => {
    const { path } = listed(route.name);
    for (const [name, { cursor }] of cursors) {
      if (name !== route.name) expect(await page(route, path, { cursor }), name).toEqual(REFUSED);
    }
  });

  it('is taken for nobody else', async () => {
    const { path, cursor } = listed(route.name);
    for (const other of pathsOf(route, target.known).filter((one) => one !== path)) {
      expect(await page(route, other, { cursor }), other).toEqual(REFUSED);
    }
  });

  it('is taken under no other filter', async () => {
    const { path, cursor } = listed(route.name);
    const parameters = parametersAt(['paths', route.path, route.method.toLowerCase()]);
    for (const { name, place } of parameters.filter((one) => one.in === 'query' && !NO_FILTERS.includes(one.name))) {
      const schema = schemaOf(place);
      await fc.assert(
        fc.asyncProperty(allowedValue(schema, name, target.known), async (value) => {
          fc.pre(value !== schema.default);
          const { status } = await page(route, path, { cursor, [name]: String(value).toWellFormed() });
          expect(status, `${name}=${String(value)}`).toBe(422);
        }),
        runs(FILTERED),
      );
    }
  });
});
