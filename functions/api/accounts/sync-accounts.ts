import { syncAccountsEndpoint, syncVerdictBody } from '../../../lib/contracts/accounts/rise-accounts.ts';
import { storePosition } from '../../../lib/contracts/shared/store-position.ts';
import type { SyncVerdict } from '../../../lib/payouts/accounts/refresh-account.ts';
import { syncAccountsOf, syncPage } from '../../../lib/payouts/accounts/sync-accounts.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { affiliates, cursors, type Dependencies, providers } from '../../runtime/dependencies.ts';
import { noteFailures } from '../../runtime/item-failures.ts';
import { lazily } from '../../runtime/lazily.ts';

export const syncAccountsHandler = (deps: Pick<Dependencies, 'affiliates' | 'providers' | 'cursors'>) =>
  apiHandler(syncAccountsEndpoint, async ({ query: { limit, cursor }, body: { affiliateIds } }, context) => {
    const scope = { listing: 'account-sync', filter: {} };
    const after = await deps.cursors.open(scope, cursor, storePosition);
    if (affiliateIds) {
      return { status: 200, body: { accounts: told(await syncAccountsOf(deps, context, affiliateIds)) } };
    }
    const { items, next } = await syncPage(deps, context, { limit, after });
    return { status: 200, body: { accounts: told(items), nextCursor: await deps.cursors.seal(scope, next) } };
  });

function told(verdicts: readonly SyncVerdict[]) {
  noteFailures(
    verdicts.flatMap((verdict) => ('error' in verdict ? { item: verdict.affiliateId, error: verdict.error } : [])),
  );
  return verdicts.map(syncVerdictBody);
}

export const handler = syncAccountsHandler(lazily({ affiliates, providers, cursors }));
