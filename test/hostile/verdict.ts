import { validateHeaderValue } from 'node:http';
import * as z from 'zod';
import type { HttpResponse } from '../../infra/local/http-response.ts';
import type { ApiRoute } from '../../lib/contracts/api.ts';
import { problemSchema } from '../../lib/contracts/shared/problem.ts';
import { routeFor, violations } from '../support/api-contract.ts';
import { isForbidden } from './forbidden.ts';
import { type Plan, pathOf } from './plan.ts';
import type { Difference } from './watched-table.ts';

/** Everything that is wrong with an answer, and with the effects of its request; empty if nothing is. */
export function faultsOf(plan: Plan, response: HttpResponse, changed: readonly Difference[]): string[] {
  const route = routeFor(plan.method, pathOf(plan));
  const { status } = response;
  return [
    ...(status >= 500 && !declares(route, status) ? [`${status}: ${textOf(response).slice(0, 300)}`] : []),
    ...(route ? violations(route, answerOf(response)) : unrouted(response)),
    ...(status >= 400 ? changed.filter((one) => !mayChange(response, one)).map(described) : []),
    ...headerFaults(response),
    ...(route && isForbidden(route, plan) && !isRefusal(route, response)
      ? [`the document forbids it, and it was answered ${status}: ${textOf(response).slice(0, 300)}`]
      : []),
    ...(/node_modules|Exception|\.ts:\d/.test(status >= 400 ? textOf(response) : '')
      ? [`the answer tells of our insides: ${textOf(response).slice(0, 300)}`]
      : []),
    ...('polluted' in {} ? ['every object has a field more'] : []),
  ];
}

const textOf = ({ body }: HttpResponse): string => body.toString('utf8');

const answerOf = (response: HttpResponse) => ({
  status: response.status,
  contentType: String(response.headers['content-type']),
  text: textOf(response),
});

/** An answer of the route itself, such as a health report that says what is wrong. */
const declares = (route: ApiRoute | undefined, status: number): boolean =>
  Object.keys(route?.endpoint.about.answers ?? {}).includes(String(status));

/** The local stack matches a route with an empty id; API Gateway does not. */
const unrouted = ({ status }: HttpResponse): string[] =>
  status === 404 || status === 422 ? [] : [`there is no such route, and it was answered ${status}`];

/** Except on routes that judge row by row, whatever is forbidden is refused as a whole. */
const isRefusal = (route: ApiRoute, response: HttpResponse): boolean =>
  (response.status >= 400 && response.status < 500) ||
  (route.endpoint.about.documentedBody !== undefined && textOf(response).includes('"status":"rejected"'));

const refusalSchema = z.object({ action: z.literal('request.refused'), status: z.literal('FAILURE') });

/**
 * What an error may leave behind: its answer, kept under the Idempotency-Key, and an audit entry that somebody tried what
 * the present state forbids.
 */
function mayChange(response: HttpResponse, { before, after }: Difference): boolean {
  if (String((after ?? before)?.PK).startsWith('REQUEST#')) return true;
  const { status } = problemSchema.safeParse(JSON.parse(textOf(response))).data ?? {};
  return status === 409 && before === undefined && refusalSchema.safeParse(after).success;
}

const described = ({ before, after }: Difference): string => {
  const text = (item: unknown) =>
    JSON.stringify(item, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)) ?? 'nothing';
  return `an error changed the table: ${text(before)} became ${text(after)}`.slice(0, 1_500);
};

/** What Node would refuse to write, or a proxy would read as two headers. */
function headerFaults({ headers }: HttpResponse): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    try {
      for (const one of [value].flat()) validateHeaderValue(name, one);
      return [];
    } catch {
      return [`the header ${name} cannot be sent: ${JSON.stringify(value)}`];
    }
  });
}
