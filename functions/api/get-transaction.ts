import { getTransactionEndpoint, transactionDetailBody } from '../../lib/contracts/transaction-view.ts';
import { isTransactionId, transactionId } from '../../lib/domain/ids.ts';
import { PayoutError } from '../../lib/payouts/errors.ts';
import { getTransaction } from '../../lib/payouts/get-transaction.ts';
import { apiHandler } from '../runtime/api-handler.ts';
import { type Dependencies, dependencies } from '../runtime/dependencies.ts';

export const getTransactionHandler = (deps: Pick<Dependencies, 'batches' | 'ledger'>) =>
  apiHandler(getTransactionEndpoint, async ({ path }) => {
    if (!isTransactionId(path.transactionId)) throw new PayoutError({ code: 'transaction_not_found', ...path });
    const view = await getTransaction(deps, transactionId(path.transactionId));
    return { status: 200, body: { transaction: transactionDetailBody(view) } };
  });

export const handler = getTransactionHandler(dependencies);
