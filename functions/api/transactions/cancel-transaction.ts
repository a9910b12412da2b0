import { cancelTransactionEndpoint } from '../../../lib/contracts/transactions/transaction-actions.ts';
import { transactionBody } from '../../../lib/contracts/transactions/transaction-view.ts';
import { cancelTransaction } from '../../../lib/payouts/transactions/cancel-transaction.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import {
  audits,
  batches,
  type Dependencies,
  ledger,
  payments,
  requests,
  settings,
} from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';
import { withRefusalsEntered } from '../../runtime/refusals.ts';
import { transactionOf } from '../../runtime/transaction-of.ts';

export const cancelTransactionHandler = (
  deps: Pick<Dependencies, 'audits' | 'batches' | 'payments' | 'ledger' | 'requests' | 'settings'>,
) =>
  idempotentApiHandler(cancelTransactionEndpoint, deps, async ({ path }, context) => {
    const transactionId = transactionOf(path);
    const payment = await withRefusalsEntered(deps, context, 'cancel', { transactionId }, () =>
      cancelTransaction(deps, context, transactionId),
    );
    return { status: 200, body: { transaction: transactionBody(payment) } };
  });

export const handler = cancelTransactionHandler(lazily({ audits, batches, payments, ledger, requests, settings }));
