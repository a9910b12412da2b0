import { releaseAffiliateEndpoint } from '../../../lib/contracts/affiliates/affiliate-release.ts';
import { affiliateBody } from '../../../lib/contracts/affiliates/affiliate-view.ts';
import { getAffiliate } from '../../../lib/payouts/affiliates/get-affiliate.ts';
import { releaseAffiliate } from '../../../lib/payouts/affiliates/release-affiliate.ts';
import { isOwnProposal } from '../../../lib/payouts/settings/second-person.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import { affiliates, type Dependencies, holds, ledger, requests, settings } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const releaseAffiliateHandler = (
  deps: Pick<Dependencies, 'affiliates' | 'holds' | 'ledger' | 'requests' | 'settings'>,
) =>
  idempotentApiHandler(releaseAffiliateEndpoint, deps, async ({ path, query }, context) => {
    await releaseAffiliate(deps, context, path.affiliateId, query.currency);
    const view = await getAffiliate(deps, path.affiliateId);
    const status = isOwnProposal(context, view.holds.proposal) ? 202 : 200;
    return { status, body: { affiliate: affiliateBody(view, context.now()) } };
  });

export const handler = releaseAffiliateHandler(lazily({ affiliates, holds, ledger, requests, settings }));
