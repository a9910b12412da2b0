import { changeConfigEndpoint, configBody } from '../../lib/contracts/config.ts';
import { changeSettings } from '../../lib/payouts/change-settings.ts';
import { apiHandler } from '../runtime/api-handler.ts';
import { type StarterDependencies, starterDependencies } from '../runtime/starter-dependencies.ts';

export const changeConfigHandler = (deps: Pick<StarterDependencies, 'sent' | 'settings' | 'batches' | 'executions'>) =>
  apiHandler(changeConfigEndpoint, async ({ body }, context) => {
    const settings = await changeSettings(deps, context, body);
    return { status: 200, body: { config: configBody(settings) } };
  });

export const handler = changeConfigHandler(starterDependencies);
