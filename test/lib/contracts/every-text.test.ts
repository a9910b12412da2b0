import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { API, type ApiRoute } from '../../../lib/contracts/api.ts';
import { takesBody } from '../../../lib/contracts/openapi/request.ts';
import { bodiesWith } from '../../support/odd-input.ts';

/*
 * Every text of every request is of one of two kinds. Its alphabet has no invisible characters, as with ids and amounts, or it
 * is free and keeps to the one rule of free texts. A new field that forgets the rule fails here.
 */

const ROUTES: readonly ApiRoute[] = API;
const FREE = 'Ann Lee, 山田 & sons';
const TRICK = 'Ann\u202eLee';
const FAULT = 'must not contain U+202E RIGHT-TO-LEFT OVERRIDE';

/** A cursor is refused unless it has our signature, so it holds nothing that a client made up. It is neither kept nor shown. */
const SIGNED = ['query.cursor'];

/** A field of a request, and what is wrong with a text in it. */
type Field = { readonly name: string; readonly faultsOf: (text: string) => readonly string[] };

const faultsAt = (schema: z.ZodType, input: unknown, field: string): string[] => {
  const { error } = schema.safeParse(input, { reportInput: true });
  return (error?.issues ?? []).flatMap(({ path, message }) => (z.core.toDotPath(path) === field ? [message] : []));
};

function bodyFields(route: ApiRoute): Field[] {
  const schema = route.endpoint.about.documentedBody ?? route.endpoint.body;
  const inputOf = (field: string, text: string) => bodiesWith(route, text).find((one) => one.field === field)?.input;
  return bodiesWith(route, FREE).map(({ field }) => ({
    name: field,
    faultsOf: (text) => faultsAt(schema, inputOf(field, text), field),
  }));
}

function parameters(where: 'path' | 'query', schema: z.ZodType): Field[] {
  if (!(schema instanceof z.ZodObject)) throw new TypeError('path and query of a route are described by objects');
  return Object.keys(schema.shape).map((name) => ({
    name: `${where}.${name}`,
    faultsOf: (text) => faultsAt(schema, { [name]: text }, name),
  }));
}

const FIELDS = ROUTES.flatMap((route) =>
  [
    ...parameters('path', route.endpoint.path),
    ...parameters('query', route.endpoint.query),
    ...(takesBody(route.endpoint) && !route.endpoint.about.rawBody ? bodyFields(route) : []),
  ].map((field) => ({ ...field, route: `${route.method} ${route.path}` })),
).filter(({ name }) => !SIGNED.includes(name));

describe('every text of a request', () => {
  it('refuses what nobody can see', () => {
    const open = FIELDS.filter(({ faultsOf }) => faultsOf(TRICK).length === 0);
    expect(open.map(({ route, name }) => `${route} ${name}`)).toEqual([]);
  });

  it('is free only by the one rule, which names what it refuses', () => {
    const free = FIELDS.filter(({ faultsOf }) => faultsOf(FREE).length === 0);
    const unruly = free.filter(({ faultsOf }) => faultsOf(TRICK).join() !== FAULT);
    const names = (fields: typeof free) => fields.map(({ route, name }) => `${route} ${name}`);
    expect(names(unruly)).toEqual([]);
    const some = ['POST /affiliates affiliates[0].fullName', 'PATCH /config reason', 'POST /pay provider'];
    expect(names(free), 'free texts are found').toEqual(expect.arrayContaining(some));
  });
});
