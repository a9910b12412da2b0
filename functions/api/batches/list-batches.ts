import { listBatchesEndpoint } from '../../../lib/contracts/batches/batch-endpoints.ts';
import { batchBody } from '../../../lib/contracts/batches/batch-view.ts';
import { storePosition } from '../../../lib/contracts/shared/store-position.ts';
import { listBatches } from '../../../lib/payouts/batches/list-batches.ts';
import { queueWaits } from '../../../lib/payouts/batches/queue-waits.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { batches, cursors, type Dependencies, payments, sent, settings } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const listBatchesHandler = (
  deps: Pick<Dependencies, 'batches' | 'payments' | 'settings' | 'sent' | 'cursors'>,
) =>
  apiHandler(listBatchesEndpoint, async ({ query: { status, limit, cursor } }, context) => {
    const scope = { listing: 'batches', filter: { status } };
    const after = await deps.cursors.open(scope, cursor, storePosition);
    const { items, next } = await listBatches(deps, { status }, { limit, after });
    const waits = await queueWaits(deps, context, items);
    const batches = items.map((batch) => batchBody(batch, waits.get(batch.batchId)));
    return { status: 200, body: { batches, nextCursor: await deps.cursors.seal(scope, next) } };
  });

export const handler = listBatchesHandler(lazily({ batches, payments, settings, sent, cursors }));
