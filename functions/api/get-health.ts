import { getHealthEndpoint } from '../../lib/contracts/health.ts';
import { checkHealth } from '../../lib/payouts/check-health.ts';
import { publicApiHandler } from '../runtime/api-handler.ts';
import { type Dependencies, dependencies } from '../runtime/dependencies.ts';

export const getHealthHandler = (deps: Pick<Dependencies, 'batches' | 'providers'>) =>
  publicApiHandler(getHealthEndpoint, async (_request, context) => {
    const { healthy, checks } = await checkHealth(deps, context);
    return { status: healthy ? 200 : 503, body: { healthy, checks: [...checks] } };
  });

export const handler = getHealthHandler(dependencies);
