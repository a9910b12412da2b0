import { holdAffiliateEndpoint } from '../../../lib/contracts/affiliates/affiliate-actions.ts';
import { affiliateBody } from '../../../lib/contracts/affiliates/affiliate-view.ts';
import { getAffiliate } from '../../../lib/payouts/affiliates/get-affiliate.ts';
import { holdAffiliate } from '../../../lib/payouts/affiliates/hold-affiliate.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import { affiliates, type Dependencies, holds, ledger, requests } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const holdAffiliateHandler = (deps: Pick<Dependencies, 'affiliates' | 'holds' | 'ledger' | 'requests'>) =>
  idempotentApiHandler(holdAffiliateEndpoint, deps, async ({ path, body }, context) => {
    await holdAffiliate(deps, context, path.affiliateId, body);
    return {
      status: 200,
      body: { affiliate: affiliateBody(await getAffiliate(deps, path.affiliateId), context.now()) },
    };
  });

export const handler = holdAffiliateHandler(lazily({ affiliates, holds, ledger, requests }));
