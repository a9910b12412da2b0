import { affiliatePosition, listAffiliatesEndpoint } from '../../../lib/contracts/affiliates/affiliate-list.ts';
import { affiliateBody } from '../../../lib/contracts/affiliates/affiliate-view.ts';
import { listAffiliates } from '../../../lib/payouts/affiliates/list-affiliates.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { affiliates, cursors, type Dependencies, holds, ledger } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const listAffiliatesHandler = (deps: Pick<Dependencies, 'affiliates' | 'holds' | 'ledger' | 'cursors'>) =>
  apiHandler(listAffiliatesEndpoint, async ({ query: { limit, cursor, held, ...search } }, context) => {
    const scope = { listing: 'affiliates', filter: { ...search, held: held?.toString() } };
    const position = await deps.cursors.open(scope, cursor, affiliatePosition);
    const request = { limit, after: position?.after };
    const { affiliates, next } = await listAffiliates(deps, { ...search, isHeld: held }, request);
    const nextCursor = await deps.cursors.seal(scope, next === undefined ? undefined : { after: next });
    const now = context.now();
    return { status: 200, body: { affiliates: affiliates.map((view) => affiliateBody(view, now)), nextCursor } };
  });

export const handler = listAffiliatesHandler(lazily({ affiliates, holds, ledger, cursors }));
