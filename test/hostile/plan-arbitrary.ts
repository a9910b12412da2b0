import fc from 'fast-check';
import type { ApiRoute } from '../../lib/contracts/api.ts';
import { takesBody } from '../../lib/contracts/openapi/request.ts';
import { type Parameter, parametersAt, schemaOf } from '../support/document-schema.ts';
import { bodyPlace } from '../support/odd-input.ts';
import { allowedValue } from './allowed-values.ts';
import type { KnownValues } from './known-values.ts';
import { mutation } from './mutations.ts';
import { type Plan, shown } from './plan.ts';

const operationOf = ({ path, method }: ApiRoute): readonly string[] => ['paths', path, method.toLowerCase()];

/** Requests of a route that the API document allows, as far as its schemas tell. */
export function allowedPlan(route: ApiRoute, known: KnownValues, authorization: string): fc.Arbitrary<Plan> {
  const parameters = parametersAt(operationOf(route));
  const { about } = route.endpoint;
  return fc
    .record({
      path: fc.record(fields(parameters, 'path', known)),
      query: fc.record(fields(parameters, 'query', known), { requiredKeys: required(parameters) }),
      key: fc.option(fc.stringMatching(/^[!-~]{1,20}$/), { nil: undefined }),
      body: takesBody(route.endpoint) ? allowedBody(route, known) : fc.constant(undefined),
    })
    .map(({ path, query, key, body }) =>
      shown({
        route,
        method: route.method,
        path,
        query: Object.entries(query),
        headers: {
          ...(route.publicBecause === undefined && { authorization }),
          ...(about.idempotent && key !== undefined && { 'idempotency-key': key }),
          ...(body && { 'content-type': 'application/json' }),
        },
        body,
      }),
    );
}

/** The same, each with up to three things wrong. */
export function hostilePlan(route: ApiRoute, known: KnownValues, authorization: string): fc.Arbitrary<Plan> {
  return fc
    .record({ plan: allowedPlan(route, known, authorization), mutations: fc.array(mutation(), { maxLength: 3 }) })
    .map(({ plan, mutations }) => shown(mutations.reduce((altered, mutate) => mutate(altered), plan)));
}

/** Sometimes the example of the document, which is complete and makes sense. */
function allowedBody(route: ApiRoute, known: KnownValues): fc.Arbitrary<{ readonly json: unknown }> {
  const made = allowedValue(schemaOf(bodyPlace(route)), 'body', known);
  const example = fc.constant<unknown>(route.endpoint.about.example.body ?? {});
  return fc.oneof({ weight: 4, arbitrary: made }, { weight: 1, arbitrary: example }).map((json) => ({ json }));
}

function fields(parameters: readonly Parameter[], side: 'path' | 'query', known: KnownValues) {
  return Object.fromEntries(
    parameters
      .filter((parameter) => parameter.in === side)
      .map(({ name, place }) => [
        name,
        allowedValue(schemaOf(place), name, known).map((value) => encodeURIComponent(String(value).toWellFormed())),
      ]),
  );
}

const required = (parameters: readonly Parameter[]): string[] =>
  parameters.filter((parameter) => parameter.in === 'query' && parameter.required).map(({ name }) => name);
