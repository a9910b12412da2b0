import { getHealthEndpoint, healthBody } from '../../../lib/contracts/health/health.ts';
import { checkHealth } from '../../../lib/payouts/health/check-health.ts';
import type { HealthDependencies } from '../../../lib/payouts/health/health-check.ts';
import { publicApiHandler } from '../../runtime/api-handler.ts';
import {
  batches,
  incidents,
  payments,
  providers,
  sent,
  settings,
  watch,
  webhooks,
} from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';
import { remembered } from '../../runtime/remembered.ts';

/** Anyone may ask, as often as they like. All requests that reach one Lambda within these seconds share one check. */
const ANSWER_SECONDS = 3;

export const getHealthHandler = (deps: HealthDependencies) => {
  const look = remembered(ANSWER_SECONDS, (context) => checkHealth(deps, context));
  return publicApiHandler(getHealthEndpoint, async (_request, context) => {
    const health = await look(context);
    return { status: health.healthy ? 200 : 503, body: healthBody(health) };
  });
};

export const handler = getHealthHandler(
  lazily({ batches, payments, incidents, providers, sent, settings, watch, webhooks }),
);
