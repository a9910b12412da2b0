import { withPayeeId } from '../../../lib/contracts/accounts/with-payee-id.ts';
import { updateAffiliateEndpoint } from '../../../lib/contracts/affiliates/affiliate-actions.ts';
import { affiliateBody } from '../../../lib/contracts/affiliates/affiliate-view.ts';
import { getAffiliate } from '../../../lib/payouts/affiliates/get-affiliate.ts';
import { updateAffiliate } from '../../../lib/payouts/affiliates/update-affiliate.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { affiliates, type Dependencies, holds, ledger, providers } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const updateAffiliateHandler = (deps: Pick<Dependencies, 'affiliates' | 'holds' | 'ledger' | 'providers'>) =>
  apiHandler(updateAffiliateEndpoint, async ({ path, body }, context) => {
    await updateAffiliate(deps, context, { ...path, ...withPayeeId(body) });
    return {
      status: 200,
      body: { affiliate: affiliateBody(await getAffiliate(deps, path.affiliateId), context.now()) },
    };
  });

export const handler = updateAffiliateHandler(lazily({ affiliates, holds, ledger, providers }));
