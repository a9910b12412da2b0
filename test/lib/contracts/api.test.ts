import { describe, expect, it } from 'vitest';
import { API, type ApiRoute } from '../../../lib/contracts/api.ts';

const ROUTES: readonly ApiRoute[] = API;
const DESCRIBED = ROUTES.map(({ method, path, endpoint }) => ({
  route: `${method} ${path}`,
  path,
  endpoint,
  about: endpoint.about,
}));

describe('the API', () => {
  it('has no two routes under one name, nor under one method and path', () => {
    const names = ROUTES.map(({ name }) => name);
    const keys = ROUTES.map(({ method, path }) => `${method} ${path.replace(/\{[^}]+\}/g, '{}')}`);
    expect(names).toEqual([...new Set(names)]);
    expect(keys).toEqual([...new Set(keys)]);
  });
});

describe.each(DESCRIBED)('$route', ({ path, endpoint, about }) => {
  it('is shown by an example that it would take', () => {
    const { example } = about;
    expect(endpoint.path.safeParse(example.path ?? {}).error).toBeUndefined();
    expect(endpoint.query.safeParse(example.query ?? {}).error).toBeUndefined();
    expect(endpoint.body.safeParse(example.body ?? {}).error).toBeUndefined();
  });

  it('is shown by an answer that it could give', () => {
    const parsed = endpoint.answer.safeParse(about.example.answer);
    expect(parsed.error).toBeUndefined();
    expect(parsed.data, 'without unknown fields').toEqual(about.example.answer);
  });

  it('names in its example exactly the parameters of its path', () => {
    const parameters = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
    expect(Object.keys(about.example.path ?? {}).sort()).toEqual(parameters.sort());
  });

  it('says what each of its answers means, and each problem once', () => {
    expect(Object.keys(about.answers)).not.toEqual([]);
    expect(about.problems).toEqual([...new Set(about.problems)]);
  });
});
