import { getRecoveryEndpoint, recoveryBody } from '../../../lib/contracts/recovery/recovery.ts';
import { storePosition } from '../../../lib/contracts/shared/store-position.ts';
import { getRecovery } from '../../../lib/payouts/recovery/get-recovery.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { cursors, type Dependencies, ledger, providers, recovery, settings } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const getRecoveryHandler = (
  deps: Pick<Dependencies, 'settings' | 'providers' | 'ledger' | 'recovery' | 'cursors'>,
) =>
  apiHandler(getRecoveryEndpoint, async ({ query: { limit, cursor } }, context) => {
    const scope = { listing: 'lost-payments', filter: {} };
    const after = await deps.cursors.open(scope, cursor, storePosition);
    const view = await getRecovery(deps, context, { limit, after });
    const nextCursor = await deps.cursors.seal(scope, view.lost.next);
    return { status: 200, body: recoveryBody(view, nextCursor) };
  });

export const handler = getRecoveryHandler(lazily({ settings, providers, ledger, recovery, cursors }));
