import './loud-log.ts';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { API, type ApiRoute } from '../../lib/contracts/api.ts';
import { allowedPlan, hostilePlan } from './plan-arbitrary.ts';
import { PATIENCE, runs } from './runs.ts';
import { createTarget, type Target } from './target.ts';

/**
 * Requests made from the API document alone, for every route: allowed ones, and ones with up to three things wrong. The
 * answer is always one that the document describes, and never a 5xx. An error leaves nothing behind but its kept answer and
 * the audit entry of a refusal. Nothing that somebody typed, no token and no secret reaches a log line.
 */

const ALLOWED = 12;
const HOSTILE = 40;
const ROUTES: readonly ApiRoute[] = API;

let target: Target;
beforeAll(async () => {
  target = await createTarget();
});
afterEach(() => target.requireUnchanged());
afterAll(() => target.end());

describe.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', PATIENCE, (_, route) => {
  const sendAll = (plans: fc.Arbitrary<Parameters<Target['send']>[0]>, usual: number) =>
    fc.assert(
      fc.asyncProperty(plans, async (plan) => void (await target.send(plan))),
      runs(usual),
    );

  it('answers what the document allows', () =>
    sendAll(allowedPlan(route, target.known, target.authorization), ALLOWED));

  it('withstands what it does not', () => sendAll(hostilePlan(route, target.known, target.authorization), HOSTILE));
});
