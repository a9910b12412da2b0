import './loud-log.ts';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { API, type ApiRoute } from '../../lib/contracts/api.ts';
import { allowedPlan, hostilePlan } from './plan-arbitrary.ts';
import { PATIENCE, runs } from './runs.ts';
import { createScene, type Scene } from './scene.ts';

/**
 * Requests made from the API document alone, for every route: allowed ones, and ones with up to three things wrong. The
 * answer is always one that the document describes, and never a 5xx. An error leaves nothing behind but its kept answer and
 * the audit entry of a refusal. Nothing that somebody typed, no token and no secret reaches a log line.
 */

const ALLOWED = 12;
const HOSTILE = 40;
const ROUTES: readonly ApiRoute[] = API;

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
afterEach(() => scene.requireUnchanged());
afterAll(() => scene.end());

describe.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', PATIENCE, (_, route) => {
  const sendAll = (plans: fc.Arbitrary<Parameters<Scene['send']>[0]>, usual: number) =>
    fc.assert(
      fc.asyncProperty(plans, async (plan) => void (await scene.send(plan))),
      runs(usual),
    );

  it('answers what the document allows', () => sendAll(allowedPlan(route, scene.known, scene.authorization), ALLOWED));

  it('withstands what it does not', () => sendAll(hostilePlan(route, scene.known, scene.authorization), HOSTILE));
});
