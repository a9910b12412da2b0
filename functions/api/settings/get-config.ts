import { configBody, getConfigEndpoint } from '../../../lib/contracts/settings/config-view.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { type Dependencies, dependencies } from '../../runtime/dependencies.ts';

export const getConfigHandler = (deps: Pick<Dependencies, 'settings'>) =>
  apiHandler(getConfigEndpoint, async (_request, context) => {
    return { status: 200, body: { config: configBody(await deps.settings.load(), context.now()) } };
  });

export const handler = getConfigHandler(dependencies);
