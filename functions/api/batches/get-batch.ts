import { getBatchEndpoint } from '../../../lib/contracts/batches/batch-endpoints.ts';
import { batchBody } from '../../../lib/contracts/batches/batch-view.ts';
import { transactionBody } from '../../../lib/contracts/transactions/transaction-view.ts';
import { getBatch } from '../../../lib/payouts/batches/get-batch.ts';
import { queueWaits } from '../../../lib/payouts/batches/queue-waits.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { batches, type Dependencies, payments, sent, settings } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const getBatchHandler = (deps: Pick<Dependencies, 'batches' | 'payments' | 'settings' | 'sent'>) =>
  apiHandler(getBatchEndpoint, async ({ path }, context) => {
    const { batch, payments, contentHash } = await getBatch(deps, path.batchId);
    const waits = await queueWaits(deps, context, [batch]);
    const shown = batchBody(batch, waits.get(batch.batchId));
    return {
      status: 200,
      body: { batch: { ...shown, contentHash, transactions: payments.map(transactionBody) } },
    };
  });

export const handler = getBatchHandler(lazily({ batches, payments, settings, sent }));
