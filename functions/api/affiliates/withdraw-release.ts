import { withdrawReleaseEndpoint } from '../../../lib/contracts/affiliates/affiliate-release.ts';
import { affiliateBody } from '../../../lib/contracts/affiliates/affiliate-view.ts';
import { getAffiliate } from '../../../lib/payouts/affiliates/get-affiliate.ts';
import { withdrawRelease } from '../../../lib/payouts/affiliates/withdraw-release.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { affiliates, type Dependencies, holds, ledger } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const withdrawReleaseHandler = (deps: Pick<Dependencies, 'affiliates' | 'holds' | 'ledger'>) =>
  apiHandler(withdrawReleaseEndpoint, async ({ path }, context) => {
    await withdrawRelease(deps, context, path.affiliateId);
    return {
      status: 200,
      body: { affiliate: affiliateBody(await getAffiliate(deps, path.affiliateId), context.now()) },
    };
  });

export const handler = withdrawReleaseHandler(lazily({ affiliates, holds, ledger }));
