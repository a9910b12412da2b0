import { cancelBatchEndpoint } from '../../lib/contracts/batch-endpoints.ts';
import { batchBody } from '../../lib/contracts/batch-view.ts';
import { cancelBatch } from '../../lib/payouts/cancel-batch.ts';
import { apiHandler } from '../runtime/api-handler.ts';
import { type Dependencies, dependencies } from '../runtime/dependencies.ts';

export const cancelBatchHandler = (deps: Pick<Dependencies, 'batches' | 'ledger'>) =>
  apiHandler(cancelBatchEndpoint, async ({ path }, context) => {
    const batch = await cancelBatch(deps, context, path.batchId);
    return { status: 200, body: { batch: batchBody(batch) } };
  });

export const handler = cancelBatchHandler(dependencies);
