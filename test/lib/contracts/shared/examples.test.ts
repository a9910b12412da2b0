import { describe, expect, it } from 'vitest';
import { API, type ApiRoute } from '../../../../lib/contracts/api.ts';
import { problemsOf } from '../../../../lib/contracts/openapi/operation.ts';
import { PROBLEM_CODES, problemExample } from '../../../../lib/contracts/openapi/problem-examples.ts';
import { takesBody } from '../../../../lib/contracts/openapi/request.ts';
import { PROBLEM_CONTENT_TYPE } from '../../../../lib/contracts/shared/problem.ts';
import { schemaAt, violations } from '../../../support/api-contract.ts';

const ROUTES: readonly ApiRoute[] = API;

describe.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_, route) => {
  const operation = ['paths', route.path, route.method.toLowerCase()];
  const { about } = route.endpoint;

  it('shows answers that its schemas describe', () => {
    for (const status of Object.keys(about.answers)) {
      const given = { contentType: 'application/json', text: JSON.stringify(about.example.answer) };
      expect(violations(route, { status: Number(status), ...given })).toEqual([]);
    }
  });

  it('shows problems that its schemas describe', () => {
    for (const code of problemsOf(route)) {
      const { status, ...body } = problemExample(code);
      const text = JSON.stringify({ status, ...body });
      expect(violations(route, { status, contentType: PROBLEM_CONTENT_TYPE, text })).toEqual([]);
    }
  });

  it('shows a body that its schema describes, if it takes one', () => {
    if (!takesBody(route.endpoint)) return expect(about.example.body).toBeUndefined();
    const validate = schemaAt([...operation, 'requestBody', 'content', 'application/json', 'schema']);
    validate(about.example.body ?? {});
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe('the problems of the API', () => {
  it('are each shown in a whole sentence', () => {
    for (const code of PROBLEM_CODES) expect(problemExample(code).detail, code).toMatch(/[.?]$/);
  });
});
