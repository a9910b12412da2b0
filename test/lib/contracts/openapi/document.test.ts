import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { API } from '../../../../lib/contracts/api.ts';
import { openApiDocument } from '../../../../lib/contracts/openapi/document.ts';
import { PROBLEMS } from '../../../../lib/contracts/shared/problem.ts';

const text = JSON.stringify(openApiDocument());
const operationSchema = z.looseObject({ operationId: z.string(), responses: z.record(z.string(), z.unknown()) });
const document = z
  .looseObject({
    paths: z.record(z.string(), z.record(z.string(), operationSchema)),
    components: z.looseObject({ responses: z.record(z.string(), z.unknown()) }),
  })
  .parse(JSON.parse(text));

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(JSON.parse(text))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('is the same every time', () => {
    expect(JSON.stringify(openApiDocument())).toBe(text);
  });

  it('fits into an answer of a Lambda many times', () => {
    expect(text.length).toBeLessThan(1_000_000);
  });

  it('has every route, under its name', () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { operationId }]) => `${method.toUpperCase()} ${path} ${operationId}`),
    );
    expect(described.sort()).toEqual(API.map(({ method, path, name }) => `${method} ${path} ${name}`).sort());
  });

  it('refers to nothing that it does not have', () => {
    for (const [, ref] of text.matchAll(/"\$ref":"#([^"]+)"/g)) {
      const found = ref?.split('/').slice(1).reduce<unknown>(member, document);
      expect(found, ref).toBeDefined();
    }
  });

  it('has beside a reference only what adds to it, and no keyword of zod-openapi', () => {
    const beside = new Set<string>();
    JSON.parse(text, (_, value: unknown) => {
      if (typeof value === 'object' && value !== null && '$ref' in value) {
        for (const keyword of Object.keys(value)) beside.add(keyword);
      }
      return value;
    });
    expect([...beside].sort()).toEqual(['$ref', 'default', 'description', 'not']);
  });

  it('shows every problem that there is, on some route', () => {
    const paths = JSON.stringify(document.paths);
    const shared = Object.entries(document.components.responses);
    expect(shared.filter(([name]) => !paths.includes(`"#/components/responses/${name}"`))).toEqual([]);
    const shown = `${paths}${JSON.stringify(shared)}`;
    expect(Object.keys(PROBLEMS).filter((code) => !shown.includes(`/${code}"`))).toEqual([]);
  });
});

function member(value: unknown, name: string): unknown {
  return z.record(z.string(), z.unknown()).parse(value)[name];
}
