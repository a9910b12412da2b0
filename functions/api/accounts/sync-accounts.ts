import { syncAccountsEndpoint } from '../../../lib/contracts/accounts/rise-accounts.ts';
import { storePosition } from '../../../lib/contracts/shared/store-position.ts';
import { syncAccountsOf, syncPage } from '../../../lib/payouts/accounts/sync-accounts.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { type Dependencies, dependencies } from '../../runtime/dependencies.ts';

export const syncAccountsHandler = (deps: Pick<Dependencies, 'affiliates' | 'providers' | 'cursors'>) =>
  apiHandler(syncAccountsEndpoint, async ({ query: { limit, cursor }, body: { affiliateIds } }, context) => {
    const scope = { listing: 'account-sync', filter: {} };
    const after = await deps.cursors.open(scope, cursor, storePosition);
    if (affiliateIds) return { status: 200, body: { accounts: await syncAccountsOf(deps, context, affiliateIds) } };
    const { items, next } = await syncPage(deps, context, { limit, after });
    return { status: 200, body: { accounts: [...items], nextCursor: await deps.cursors.seal(scope, next) } };
  });

export const handler = syncAccountsHandler(dependencies);
