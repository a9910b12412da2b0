import { inviteAffiliateEndpoint, inviteBody } from '../../../lib/contracts/accounts/invite.ts';
import { inviteAffiliate } from '../../../lib/payouts/accounts/invite-affiliate.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import { type Dependencies, dependencies } from '../../runtime/dependencies.ts';

export const inviteAffiliateHandler = (deps: Pick<Dependencies, 'affiliates' | 'providers' | 'requests'>) =>
  idempotentApiHandler(inviteAffiliateEndpoint, deps, async ({ body }, context) => {
    const { invite, isNew } = await inviteAffiliate(deps, context, body);
    const { affiliateId } = invite;
    return { status: isNew ? 201 : 200, body: { invite: { affiliateId, ...inviteBody(invite) } } };
  });

export const handler = inviteAffiliateHandler(dependencies);
