import { releaseAffiliateEndpoint } from '../../lib/contracts/affiliate-actions.ts';
import { affiliateBody } from '../../lib/contracts/affiliate-view.ts';
import { getAffiliate } from '../../lib/payouts/get-affiliate.ts';
import { releaseAffiliate } from '../../lib/payouts/hold-affiliate.ts';
import { apiHandler } from '../runtime/api-handler.ts';
import { type Dependencies, dependencies } from '../runtime/dependencies.ts';

export const releaseAffiliateHandler = (deps: Pick<Dependencies, 'affiliates' | 'holds' | 'ledger'>) =>
  apiHandler(releaseAffiliateEndpoint, async ({ path, query }, context) => {
    await releaseAffiliate(deps, context, path.affiliateId, query.currency);
    return { status: 200, body: { affiliate: affiliateBody(await getAffiliate(deps, path.affiliateId)) } };
  });

export const handler = releaseAffiliateHandler(dependencies);
