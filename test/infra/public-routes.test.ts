import { beforeAll, describe, expect, it, type MockInstance, vi } from 'vitest';
import * as z from 'zod';
import { ROUTES } from '../../infra/routes.ts';
import { API_PREFIX } from '../../lib/contracts/api.ts';
import { executeBatch } from '../../lib/payouts/batches/execute-batch.ts';
import { payChunk } from '../../lib/payouts/execution/pay-chunk.ts';
import { checkHealth } from '../../lib/payouts/health/check-health.ts';
import {
  affiliatesWith,
  affiliateWith,
  createAll,
  createWorld,
  pausePayouts,
  runAll,
  startChunk,
  type World,
  withProvider,
} from '../support/world.ts';
import { propertiesOf, synthesised } from './synthesised.ts';

const settingsSchema = z.record(
  z.string(),
  z.strictObject({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }),
);
const keyOf = ({ method, path }: { readonly method: string; readonly path: string }) =>
  `${method} ${API_PREFIX}${path}`;
const HEALTH = `GET ${API_PREFIX}/health`;
const OF_ALL = { rate: 100, burst: 200 };

const { api } = synthesised();
const [stage] = Object.values(api.findResources('AWS::ApiGatewayV2::Stage'));
const stageSchema = z.object({
  DependsOn: z.array(z.string()),
  Properties: z.object({
    RouteSettings: settingsSchema,
    DefaultRouteSettings: z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }),
  }),
});
const { DependsOn, Properties } = stageSchema.parse(stage);
const { RouteSettings, DefaultRouteSettings } = Properties;

describe('routes without a token', () => {
  it('have narrow doors of their own, and no other route has', () => {
    const open = ROUTES.filter(({ publicBecause }) => publicBecause !== undefined).map(keyOf);
    expect(Object.keys(RouteSettings).sort()).toEqual(open.sort());
    for (const { ThrottlingRateLimit, ThrottlingBurstLimit } of Object.values(RouteSettings)) {
      expect(ThrottlingRateLimit).toBeLessThanOrEqual(OF_ALL.rate / 5);
      expect(ThrottlingBurstLimit).toBeLessThanOrEqual(OF_ALL.burst / 2);
    }
    expect(DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: OF_ALL.rate,
      ThrottlingBurstLimit: OF_ALL.burst,
    });
  });

  it('leave room for everybody else when all of them are flooded', () => {
    const sum = Object.values(RouteSettings).reduce((all, { ThrottlingRateLimit }) => all + ThrottlingRateLimit, 0);
    expect(sum).toBeLessThanOrEqual(OF_ALL.rate / 2);
  });

  it('take the webhooks of a whole batch at once', () => {
    expect(RouteSettings[`POST ${API_PREFIX}/webhooks/{provider}`]?.ThrottlingBurstLimit).toBeGreaterThanOrEqual(100);
  });

  it('exist before the stage that throttles them: API Gateway refuses settings of a route that is not there', () => {
    const routes = propertiesOf(api, 'AWS::ApiGatewayV2::Route');
    const awaited = DependsOn.flatMap((id) => routes.get(id)?.RouteKey ?? []);
    expect(awaited).toEqual(expect.arrayContaining(Object.keys(RouteSettings)));
  });
});

/** However much there is to count, a health check reads about the same, because it counts to 100 at most. */
describe('a flood of health checks', () => {
  let world: World;
  let requests: MockInstance;
  /** The most requests to the table that one health check makes, when there is something of everything to count. */
  const PER_LOOK = 45;

  beforeAll(async () => {
    world = await createWorld();
    requests = vi.spyOn(world.client, 'send');
  });

  const look = async () => {
    requests.mockClear();
    const { checks } = await checkHealth(world, world.context);
    return { reads: requests.mock.calls.length, states: new Set(checks.map(({ state }) => state)) };
  };

  it(`reads at most ${PER_LOOK} times a look, of an empty table and of one with something of everything`, async () => {
    expect((await look()).reads).toBeLessThanOrEqual(PER_LOOK);
    // In many shards of the index.
    for (let nth = 0; nth < 16; nth += 1) await affiliateWith(world, `bob-${nth}`, '60.00', 'refuse');
    for (const { batchId } of (await createAll(world)).batches) await executeBatch(world, world.context, batchId);
    await runAll(world);
    await affiliatesWith(world, 101);
    for (const { batchId } of (await createAll(world)).batches) await executeBatch(world, world.context, batchId);
    await runAll(world);
    await affiliateWith(world, 'ann', '60.00');
    const { chunk } = await startChunk(world).catch(() => ({ chunk: undefined }));
    const lost = withProvider(world, () => ({ submit: () => Promise.reject(new Error('lost')) }));
    if (chunk) await payChunk(lost, world.context, chunk);
    await affiliateWith(world, 'cat', '60.00');
    for (const { batchId } of (await createAll(world)).batches) await executeBatch(world, world.context, batchId);
    await pausePayouts(world, true);
    const busy = await look();
    expect(busy.states).toContain('warn');
    expect(busy.reads).toBeLessThanOrEqual(PER_LOOK);
    expect(busy.reads, 'the figure that people read is not far off').toBeGreaterThan(PER_LOOK - 10);
  });

  it('reads the table 225 times a second at most, and 450 times at once after a quiet time, with one look for each request', () => {
    const { ThrottlingRateLimit = Number.NaN, ThrottlingBurstLimit = Number.NaN } = RouteSettings[HEALTH] ?? {};
    expect(ThrottlingRateLimit * PER_LOOK).toBeLessThanOrEqual(225);
    expect(ThrottlingBurstLimit * PER_LOOK).toBeLessThanOrEqual(450);
  });
});
