import { listBatchesEndpoint } from '../../../lib/contracts/batches/batch-endpoints.ts';
import { batchBody } from '../../../lib/contracts/batches/batch-view.ts';
import { storePosition } from '../../../lib/contracts/shared/store-position.ts';
import { listBatches } from '../../../lib/payouts/batches/list-batches.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { type Dependencies, dependencies } from '../../runtime/dependencies.ts';

export const listBatchesHandler = (deps: Pick<Dependencies, 'batches' | 'cursors'>) =>
  apiHandler(listBatchesEndpoint, async ({ query: { status, limit, cursor } }) => {
    const scope = { listing: 'batches', filter: { status } };
    const after = await deps.cursors.open(scope, cursor, storePosition);
    const { items, next } = await listBatches(deps, { status }, { limit, after });
    return { status: 200, body: { batches: items.map(batchBody), nextCursor: await deps.cursors.seal(scope, next) } };
  });

export const handler = listBatchesHandler(dependencies);
