import { contactBody, listAccountsEndpoint } from '../../../lib/contracts/accounts/rise-accounts.ts';
import { storePosition } from '../../../lib/contracts/shared/store-position.ts';
import { listAccounts } from '../../../lib/payouts/accounts/list-accounts.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { affiliates, cursors, type Dependencies } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const listAccountsHandler = (deps: Pick<Dependencies, 'affiliates' | 'cursors'>) =>
  apiHandler(listAccountsEndpoint, async ({ query: { kycStatus, limit, cursor } }) => {
    const scope = { listing: 'accounts', filter: { kycStatus } };
    const after = await deps.cursors.open(scope, cursor, storePosition);
    const { items, next } = await listAccounts(deps, { kycStatus }, { limit, after });
    const nextCursor = await deps.cursors.seal(scope, next);
    return { status: 200, body: { accounts: items.map(contactBody), nextCursor } };
  });

export const handler = listAccountsHandler(lazily({ affiliates, cursors }));
