import { batchBody } from '../../../lib/contracts/batches/batch-view.ts';
import { retryTransactionEndpoint } from '../../../lib/contracts/transactions/transaction-actions.ts';
import { transactionBody } from '../../../lib/contracts/transactions/transaction-view.ts';
import { queueWaits } from '../../../lib/payouts/batches/queue-waits.ts';
import { retryTransaction } from '../../../lib/payouts/transactions/retry-transaction.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import {
  affiliates,
  audits,
  batches,
  holds,
  ledger,
  payments,
  previews,
  providers,
  requests,
  sent,
  settings,
} from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';
import { withRefusalsEntered } from '../../runtime/refusals.ts';
import { executions, type StarterDependencies } from '../../runtime/starter-dependencies.ts';
import { transactionOf } from '../../runtime/transaction-of.ts';

type RetryDependencies = Pick<
  StarterDependencies,
  | 'affiliates'
  | 'audits'
  | 'batches'
  | 'payments'
  | 'holds'
  | 'ledger'
  | 'previews'
  | 'providers'
  | 'requests'
  | 'sent'
  | 'settings'
  | 'executions'
>;

export const retryTransactionHandler = (deps: RetryDependencies) =>
  idempotentApiHandler(retryTransactionEndpoint, deps, async ({ path }, context) => {
    const transactionId = transactionOf(path);
    const { payment, batch } = await withRefusalsEntered(deps, context, 'retry', { transactionId }, () =>
      retryTransaction(deps, context, transactionId),
    );
    const waits = await queueWaits(deps, context, [batch]);
    const body = { transaction: transactionBody(payment), batch: batchBody(batch, waits.get(batch.batchId)) };
    return { status: 202, body };
  });

export const handler = retryTransactionHandler(
  lazily({
    affiliates,
    audits,
    batches,
    payments,
    executions,
    holds,
    ledger,
    previews,
    providers,
    requests,
    sent,
    settings,
  }),
);
