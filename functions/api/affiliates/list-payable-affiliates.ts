import {
  listPayableAffiliatesEndpoint,
  payableBody,
  payablePosition,
  payableSummaryBody,
} from '../../../lib/contracts/affiliates/payable-list.ts';
import { listPayable } from '../../../lib/payouts/affiliates/list-payable.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import {
  affiliates,
  cursors,
  type Dependencies,
  holds,
  ledger,
  providers,
  settings,
  summaries,
} from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const listPayableAffiliatesHandler = (
  deps: Pick<Dependencies, 'affiliates' | 'holds' | 'ledger' | 'providers' | 'settings' | 'summaries' | 'cursors'>,
) =>
  apiHandler(listPayableAffiliatesEndpoint, async ({ query: { currency, limit, cursor } }, context) => {
    const scope = { listing: 'payable-affiliates', filter: { currency } };
    const position = await deps.cursors.open(scope, cursor, payablePosition);
    const { affiliates, summary, next } = await listPayable(deps, context, { currency, limit, after: position?.after });
    const nextCursor = await deps.cursors.seal(scope, next && { after: next });
    return {
      status: 200,
      body: { affiliates: affiliates.map(payableBody), summary: payableSummaryBody(summary), nextCursor },
    };
  });

export const handler = listPayableAffiliatesHandler(
  lazily({ affiliates, holds, ledger, providers, settings, summaries, cursors }),
);
