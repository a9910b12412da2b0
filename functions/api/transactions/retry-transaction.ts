import { batchBody } from '../../../lib/contracts/batches/batch-view.ts';
import { retryTransactionEndpoint } from '../../../lib/contracts/transactions/transaction-actions.ts';
import { transactionBody } from '../../../lib/contracts/transactions/transaction-view.ts';
import { retryTransaction } from '../../../lib/payouts/transactions/retry-transaction.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import { withRefusalsEntered } from '../../runtime/refusals.ts';
import { type StarterDependencies, starterDependencies } from '../../runtime/starter-dependencies.ts';
import { transactionOf } from '../../runtime/transaction-of.ts';

export const retryTransactionHandler = (deps: StarterDependencies) =>
  idempotentApiHandler(retryTransactionEndpoint, deps, async ({ path }, context) => {
    const transactionId = transactionOf(path);
    const { payment, batch } = await withRefusalsEntered(deps, context, 'retry', { transactionId }, () =>
      retryTransaction(deps, context, transactionId),
    );
    return { status: 202, body: { transaction: transactionBody(payment), batch: batchBody(batch) } };
  });

export const handler = retryTransactionHandler(starterDependencies);
