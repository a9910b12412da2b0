import { approveBatchEndpoint } from '../../../lib/contracts/batches/batch-approval.ts';
import { batchBody } from '../../../lib/contracts/batches/batch-view.ts';
import { approveBatch } from '../../../lib/payouts/batches/approve-batch.ts';
import { queueWaits } from '../../../lib/payouts/batches/queue-waits.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import { audits, batches, type Dependencies, payments, requests, sent, settings } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';
import { withRefusalsEntered } from '../../runtime/refusals.ts';

export const approveBatchHandler = (
  deps: Pick<Dependencies, 'audits' | 'batches' | 'payments' | 'requests' | 'settings' | 'sent'>,
) =>
  idempotentApiHandler(approveBatchEndpoint, deps, async ({ path, body }, context) => {
    const batch = await withRefusalsEntered(deps, context, 'approve', path, () =>
      approveBatch(deps, context, path.batchId, body),
    );
    const waits = await queueWaits(deps, context, [batch]);
    return { status: 200, body: { batch: batchBody(batch, waits.get(batch.batchId)) } };
  });

export const handler = approveBatchHandler(lazily({ audits, batches, payments, requests, settings, sent }));
