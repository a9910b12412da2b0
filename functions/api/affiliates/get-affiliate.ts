import { affiliateBody, getAffiliateEndpoint } from '../../../lib/contracts/affiliates/affiliate-view.ts';
import { getAffiliate } from '../../../lib/payouts/affiliates/get-affiliate.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { affiliates, type Dependencies, holds, ledger } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const getAffiliateHandler = (deps: Pick<Dependencies, 'affiliates' | 'holds' | 'ledger'>) =>
  apiHandler(getAffiliateEndpoint, async ({ path }, context) => {
    const view = await getAffiliate(deps, path.affiliateId);
    return { status: 200, body: { affiliate: affiliateBody(view, context.now()) } };
  });

export const handler = getAffiliateHandler(lazily({ affiliates, holds, ledger }));
