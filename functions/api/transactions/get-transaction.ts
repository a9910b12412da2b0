import {
  getTransactionEndpoint,
  transactionDetailBody,
} from '../../../lib/contracts/transactions/transaction-detail.ts';
import { getTransaction } from '../../../lib/payouts/transactions/get-transaction.ts';
import { apiHandler } from '../../runtime/api-handler.ts';
import { type Dependencies, ledger, payments } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';
import { transactionOf } from '../../runtime/transaction-of.ts';

export const getTransactionHandler = (deps: Pick<Dependencies, 'payments' | 'ledger'>) =>
  apiHandler(getTransactionEndpoint, async ({ path }) => {
    const view = await getTransaction(deps, transactionOf(path));
    return { status: 200, body: { transaction: transactionDetailBody(view) } };
  });

export const handler = getTransactionHandler(lazily({ payments, ledger }));
