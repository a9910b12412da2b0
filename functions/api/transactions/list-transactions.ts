import { storePosition } from '../../../lib/contracts/shared/store-position.ts';
import { listTransactionsEndpoint } from '../../../lib/contracts/transactions/transaction-list.ts';
import { transactionBody } from '../../../lib/contracts/transactions/transaction-view.ts';
import { listTransactions } from '../../../lib/payouts/transactions/list-transactions.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { batches, cursors, type Dependencies, payments } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';

export const listTransactionsHandler = (deps: Pick<Dependencies, 'batches' | 'payments' | 'cursors'>) =>
  apiHandler(listTransactionsEndpoint, async ({ query: { limit, cursor, ...filter } }) => {
    const scope = { listing: 'transactions', filter };
    const after = await deps.cursors.open(scope, cursor, storePosition);
    const { items, next } = await listTransactions(deps, filter, { limit, after });
    const nextCursor = await deps.cursors.seal(scope, next);
    return { status: 200, body: { transactions: items.map(transactionBody), nextCursor } };
  });

export const handler = listTransactionsHandler(lazily({ batches, payments, cursors }));
