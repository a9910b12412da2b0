import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { API, API_PREFIX, type ApiRoute } from '../../../lib/contracts/api.ts';
import { crawl } from '../../hostile/crawl.ts';
import { isForbidden } from '../../hostile/forbidden.ts';
import type { KnownValues } from '../../hostile/known-values.ts';
import { hasMark } from '../../hostile/marks.ts';
import { bytesOf, type Plan, pathOf, told } from '../../hostile/plan.ts';
import { hostilePlan } from '../../hostile/plan-arbitrary.ts';
import { runs } from '../../hostile/runs.ts';
import { type Given, routeFor, violations } from '../../support/api-contract.ts';
import { HOSTILE_TIMEOUT, HostileStack } from '../../support/hostile-stack.ts';
import { START_TIMEOUT_MS } from '../../support/own-stack.ts';
import { sharedStack } from '../../support/shared-stack.ts';

/*
 * What test/hostile sends in one process, here byte by byte over HTTP: requests that the API document forbids, so that others
 * who use the same stack are not disturbed.
 */

/** More of them are sent in one process, by test/hostile/requests.test.ts. */
const RUNS = 150;
const ROUTES: readonly ApiRoute[] = API;

const hostile = new HostileStack('generated');
const { stack } = sharedStack();
let known: KnownValues;
let authorization: string;

beforeAll(async () => {
  authorization = `Bearer ${await stack.token()}`;
  known = await crawl({
    call: async (method, path, said) => {
      const { contentType, text } = await hostile.api.send(method, path, said);
      return { answer: contentType.includes('json') ? JSON.parse(text) : undefined };
    },
  });
}, START_TIMEOUT_MS);

/** Sent as it is: `fetch` would mend paths and headers. */
const send = (plan: Plan): Promise<Given> =>
  new Promise((resolve, reject) => {
    const bytes = bytesOf(plan);
    const path = `${API_PREFIX}${pathOf(plan)}`;
    const headers = { ...plan.headers, 'content-length': bytes.length };
    const sent = request(stack.url, { method: plan.method, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          contentType: answer.headers['content-type'] ?? '',
          text: Buffer.concat(chunks).toString(),
        }),
      );
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(bytes);
  });

const isRowByRow = ({ endpoint }: ApiRoute) => endpoint.about.documentedBody !== undefined;
const isSame = (route: ApiRoute, plan: Plan) => routeFor(plan.method, pathOf(plan)) === route;

describe('a request that the API document forbids, over HTTP', HOSTILE_TIMEOUT, () => {
  it('is refused as the document says, whatever is wrong with it', async () => {
    const plans = fc
      .constantFrom(...ROUTES.filter((route) => !isRowByRow(route)))
      .chain((route) => hostilePlan(route, known, authorization))
      .filter((plan) => isSame(plan.route, plan) && isForbidden(plan.route, plan));
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const answer = await send(plan);
        expect(violations(plan.route, answer), told(plan)).toEqual([]);
        expect([400, 401, 403, 404, 413, 415, 422], told(plan)).toContain(answer.status);
      }),
      runs(RUNS),
    );
  });

  it('leaves nothing of what was typed in any log of the stack', () => {
    const folder = join(stack.dataDir, 'logs');
    const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
    expect(lines.length).toBeGreaterThan(RUNS);
    expect(lines.filter(hasMark)).toEqual([]);
  });
});
