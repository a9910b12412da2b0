import { inviteAffiliateEndpoint, inviteBody } from '../../../lib/contracts/accounts/invite.ts';
import { inviteAffiliate } from '../../../lib/payouts/accounts/invite-affiliate.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import { affiliates, type Dependencies, providers, requests } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const inviteAffiliateHandler = (deps: Pick<Dependencies, 'affiliates' | 'providers' | 'requests'>) =>
  idempotentApiHandler(inviteAffiliateEndpoint, deps, async ({ body }, context) => {
    const { invite, isNew } = await inviteAffiliate(deps, context, body);
    const { affiliateId } = invite;
    return { status: isNew ? 201 : 200, body: { invite: { affiliateId, ...inviteBody(invite) } } };
  });

export const handler = inviteAffiliateHandler(lazily({ affiliates, providers, requests }));
