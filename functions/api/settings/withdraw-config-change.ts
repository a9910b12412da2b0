import { withdrawConfigChangeEndpoint } from '../../../lib/contracts/settings/config.ts';
import { configBody } from '../../../lib/contracts/settings/config-view.ts';
import { withdrawSettingsChange } from '../../../lib/payouts/settings/withdraw-settings-change.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { type Dependencies, settings } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const withdrawConfigChangeHandler = (deps: Pick<Dependencies, 'settings'>) =>
  apiHandler(withdrawConfigChangeEndpoint, async (_request, context) => {
    const settings = await withdrawSettingsChange(deps, context);
    return { status: 200, body: { config: configBody(settings, context.now()) } };
  });

export const handler = withdrawConfigChangeHandler(lazily({ settings }));
