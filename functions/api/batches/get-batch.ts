import { getBatchEndpoint } from '../../../lib/contracts/batches/batch-endpoints.ts';
import { batchBody } from '../../../lib/contracts/batches/batch-view.ts';
import { transactionBody } from '../../../lib/contracts/transactions/transaction-view.ts';
import { getBatch } from '../../../lib/payouts/batches/get-batch.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { type Dependencies, dependencies } from '../../runtime/dependencies.ts';

export const getBatchHandler = (deps: Pick<Dependencies, 'batches'>) =>
  apiHandler(getBatchEndpoint, async ({ path }) => {
    const { batch, payments, contentHash } = await getBatch(deps, path.batchId);
    return {
      status: 200,
      body: { batch: { ...batchBody(batch), contentHash, transactions: payments.map(transactionBody) } },
    };
  });

export const handler = getBatchHandler(dependencies);
