import { batchBody } from '../../../lib/contracts/batches/batch-view.ts';
import { payAffiliateEndpoint } from '../../../lib/contracts/batches/pay-affiliate.ts';
import { transactionBody } from '../../../lib/contracts/transactions/transaction-view.ts';
import { payAffiliate } from '../../../lib/payouts/batches/pay-affiliate.ts';
import { queueWaits } from '../../../lib/payouts/batches/queue-waits.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import {
  affiliates,
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
import { executions, type StarterDependencies } from '../../runtime/starter-dependencies.ts';

type PayDependencies = Pick<
  StarterDependencies,
  | 'affiliates'
  | 'batches'
  | 'payments'
  | 'executions'
  | 'holds'
  | 'ledger'
  | 'previews'
  | 'providers'
  | 'requests'
  | 'sent'
  | 'settings'
>;

export const payAffiliateHandler = (deps: PayDependencies) =>
  idempotentApiHandler(payAffiliateEndpoint, deps, async ({ body }, context) => {
    const request = { ...body, provider: body.provider ?? deps.providers.defaultName };
    const { batch, payment } = await payAffiliate(deps, context, request);
    const waits = await queueWaits(deps, context, [batch]);
    const shown = batchBody(batch, waits.get(batch.batchId));
    return { status: 202, body: { batch: shown, transaction: transactionBody(payment) } };
  });

export const handler = payAffiliateHandler(
  lazily({ affiliates, batches, payments, executions, holds, ledger, previews, providers, requests, sent, settings }),
);
