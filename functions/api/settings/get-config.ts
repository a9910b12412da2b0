import { configBody, getConfigEndpoint } from '../../../lib/contracts/settings/config-view.ts';
import { getSettings } from '../../../lib/payouts/settings/get-settings.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { type Dependencies, settings } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const getConfigHandler = (deps: Pick<Dependencies, 'settings'>) =>
  apiHandler(getConfigEndpoint, async (_request, context) => {
    return { status: 200, body: { config: configBody(await getSettings(deps), context.now()) } };
  });

export const handler = getConfigHandler(lazily({ settings }));
