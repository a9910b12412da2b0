import { changeConfigEndpoint } from '../../../lib/contracts/settings/config.ts';
import { configBody } from '../../../lib/contracts/settings/config-view.ts';
import { changeSettings } from '../../../lib/payouts/settings/change-settings.ts';
import { isOwnProposal } from '../../../lib/payouts/settings/second-person.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import { batches, payments, providers, recovery, requests, sent, settings } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';
import { executions, type StarterDependencies } from '../../runtime/starter-dependencies.ts';

export const changeConfigHandler = (
  deps: Pick<
    StarterDependencies,
    'sent' | 'settings' | 'batches' | 'payments' | 'executions' | 'requests' | 'providers' | 'recovery'
  >,
) =>
  idempotentApiHandler(changeConfigEndpoint, deps, async ({ body }, context) => {
    const settings = await changeSettings(deps, context, body);
    const status = isOwnProposal(context, settings.proposal) ? 202 : 200;
    return { status, body: { config: configBody(settings, context.now()) } };
  });

export const handler = changeConfigHandler(
  lazily({ sent, settings, batches, payments, executions, requests, providers, recovery }),
);
