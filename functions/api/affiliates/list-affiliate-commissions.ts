import {
  commissionBody,
  commissionPosition,
  commissionSummaryBody,
  listAffiliateCommissionsEndpoint,
} from '../../../lib/contracts/affiliates/commission-list.ts';
import { listAffiliateCommissions } from '../../../lib/payouts/affiliates/list-affiliate-commissions.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { affiliates, cursors, type Dependencies, ledger, payments } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const listAffiliateCommissionsHandler = (
  deps: Pick<Dependencies, 'affiliates' | 'ledger' | 'payments' | 'cursors'>,
) =>
  apiHandler(listAffiliateCommissionsEndpoint, async ({ path: { affiliateId }, query }) => {
    const { currency, status, limit, cursor } = query;
    const scope = { listing: 'affiliate-commissions', filter: { affiliateId, currency, status } };
    const position = await deps.cursors.open(scope, cursor, commissionPosition);
    const filter = { currency, status, limit, afterSeq: position?.afterSeq };
    const { commissions, summary, nextSeq } = await listAffiliateCommissions(deps, affiliateId, filter);
    const nextCursor = await deps.cursors.seal(scope, nextSeq && { afterSeq: nextSeq });
    return {
      status: 200,
      body: {
        commissions: commissions.map(commissionBody),
        summary: commissionSummaryBody(currency, summary),
        nextCursor,
      },
    };
  });

export const handler = listAffiliateCommissionsHandler(lazily({ affiliates, ledger, payments, cursors }));
