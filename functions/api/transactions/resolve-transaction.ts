import { resolveTransactionEndpoint } from '../../../lib/contracts/transactions/transaction-resolution.ts';
import { transactionBody } from '../../../lib/contracts/transactions/transaction-view.ts';
import { resolveTransaction } from '../../../lib/payouts/transactions/resolve-transaction.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import {
  audits,
  batches,
  type Dependencies,
  ledger,
  payments,
  providers,
  requests,
} from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';
import { withRefusalsEntered } from '../../runtime/refusals.ts';
import { transactionOf } from '../../runtime/transaction-of.ts';

export const resolveTransactionHandler = (
  deps: Pick<Dependencies, 'audits' | 'batches' | 'payments' | 'ledger' | 'providers' | 'requests'>,
) =>
  idempotentApiHandler(resolveTransactionEndpoint, deps, async ({ path, body }, context) => {
    const transactionId = transactionOf(path);
    const payment = await withRefusalsEntered(deps, context, 'resolve', { transactionId }, () =>
      resolveTransaction(deps, context, transactionId, body),
    );
    return { status: payment.status === 'UNKNOWN' ? 202 : 200, body: { transaction: transactionBody(payment) } };
  });

export const handler = resolveTransactionHandler(lazily({ audits, batches, payments, ledger, providers, requests }));
