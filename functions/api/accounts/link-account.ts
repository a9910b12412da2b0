import { accountBody, linkAccountEndpoint } from '../../../lib/contracts/accounts/rise-accounts.ts';
import { withPayeeId } from '../../../lib/contracts/accounts/with-payee-id.ts';
import { linkAccount } from '../../../lib/payouts/accounts/link-account.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import { affiliates, type Dependencies, providers, requests } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const linkAccountHandler = (deps: Pick<Dependencies, 'affiliates' | 'providers' | 'requests'>) =>
  idempotentApiHandler(linkAccountEndpoint, deps, async ({ body }, context) => {
    const { account, isNew } = await linkAccount(deps, context, withPayeeId(body));
    return { status: isNew ? 201 : 200, body: { account: accountBody(account) } };
  });

export const handler = linkAccountHandler(lazily({ affiliates, providers, requests }));
