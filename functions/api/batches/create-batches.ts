import { createBatchesEndpoint, MAX_SKIPPED, skippedBody } from '../../../lib/contracts/batches/batch-creation.ts';
import { batchBody } from '../../../lib/contracts/batches/batch-view.ts';
import { createBatches } from '../../../lib/payouts/batches/create-batches.ts';
import { queueWaits } from '../../../lib/payouts/batches/queue-waits.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import {
  affiliates,
  batches,
  type Dependencies,
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
import { explainStalePreview } from '../../runtime/stale-preview.ts';

type CreateDependencies = Pick<
  Dependencies,
  | 'affiliates'
  | 'holds'
  | 'ledger'
  | 'settings'
  | 'previews'
  | 'providers'
  | 'batches'
  | 'payments'
  | 'requests'
  | 'sent'
>;

export const createBatchesHandler = (deps: CreateDependencies) =>
  idempotentApiHandler(createBatchesEndpoint, deps, async ({ body }, context) => {
    const request = { ...body, provider: body.provider ?? deps.providers.defaultName };
    const { batches, skipped, more } = await createBatches(deps, context, request).catch(
      explainStalePreview(request.currency),
    );
    // A repeated request may find batches that somebody has queued since.
    const waits = await queueWaits(deps, context, batches);
    return {
      status: 201,
      body: {
        batches: batches.map((batch) => batchBody(batch, waits.get(batch.batchId))),
        skipped: skipped.slice(0, MAX_SKIPPED).map(skippedBody),
        skippedCount: skipped.length,
        more,
      },
    };
  });

export const handler = createBatchesHandler(
  lazily({ affiliates, holds, ledger, settings, previews, providers, batches, payments, requests, sent }),
);
