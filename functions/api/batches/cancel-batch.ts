import { cancelBatchEndpoint } from '../../../lib/contracts/batches/batch-endpoints.ts';
import { batchBody } from '../../../lib/contracts/batches/batch-view.ts';
import { cancelBatch } from '../../../lib/payouts/batches/cancel-batch.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { audits, batches, type Dependencies, ledger, payments, settings } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';
import { withRefusalsEntered } from '../../runtime/refusals.ts';

export const cancelBatchHandler = (
  deps: Pick<Dependencies, 'audits' | 'batches' | 'payments' | 'ledger' | 'settings'>,
) =>
  apiHandler(cancelBatchEndpoint, async ({ path }, context) => {
    const batch = await withRefusalsEntered(deps, context, 'cancel', path, () =>
      cancelBatch(deps, context, path.batchId),
    );
    // The batch is no longer QUEUED, so it waits for nothing.
    return { status: 200, body: { batch: batchBody(batch, undefined) } };
  });

export const handler = cancelBatchHandler(lazily({ audits, batches, payments, ledger, settings }));
