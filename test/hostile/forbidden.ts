import type { ApiRoute } from '../../lib/contracts/api.ts';
import { takesBody } from '../../lib/contracts/openapi/request.ts';
import { schemaAt } from '../support/api-contract.ts';
import { parametersAt, schemaOf } from '../support/document-schema.ts';
import { bodyPlace } from '../support/odd-input.ts';
import { bytesOf, type Plan, pathOf } from './plan.ts';

/**
 * Whether the API document forbids the request, because its query or its body does not fit the schemas. Texts are compared
 * after trimming and composing, as every text of a request is.
 */
export function isForbidden(route: ApiRoute, plan: Plan): boolean {
  return isForbiddenQuery(route, plan) || isForbiddenBody(route, plan);
}

function isForbiddenQuery(route: ApiRoute, plan: Plan): boolean {
  const [, query = ''] = pathOf(plan).split(/\?(.*)/s);
  const parameters = parametersAt(['paths', route.path, route.method.toLowerCase()]).filter(
    ({ in: side }) => side === 'query',
  );
  const given = Map.groupBy(new URLSearchParams(query), ([name]) => name);
  return [...given].some(([name, values]) => {
    const parameter = parameters.find((one) => one.name === name);
    if (!parameter) return true;
    const text = values.map(([, value]) => value).join(',');
    const isNumber = schemaOf(parameter.place).type === 'integer' && /^-?[0-9]+$/.test(text);
    return !schemaAt(parameter.place)(isNumber ? Number(text) : settled(text));
  });
}

function isForbiddenBody(route: ApiRoute, plan: Plan): boolean {
  // A signed body is read byte by byte.
  if (!takesBody(route.endpoint) || route.endpoint.about.rawBody) return false;
  try {
    // A byte order mark before it does not count.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(plan));
    if (text.trim() === '') return false;
    return !schemaAt(bodyPlace(route))(settled(JSON.parse(text)));
  } catch {
    // Not UTF-8, not JSON, or too deeply nested to check.
    return true;
  }
}

/** Every text in it as the product reads it. */
function settled(value: unknown): unknown {
  if (typeof value === 'string') return value.trim().normalize('NFC');
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, settled(inner)]));
}
