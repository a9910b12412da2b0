import { executeBatchEndpoint } from '../../../lib/contracts/batches/batch-endpoints.ts';
import { batchBody } from '../../../lib/contracts/batches/batch-view.ts';
import { executeBatch } from '../../../lib/payouts/batches/execute-batch.ts';
import { queueWaits } from '../../../lib/payouts/batches/queue-waits.ts';
import { idempotentApiHandler } from '../../runtime/api-handler.ts';
import { audits, batches, payments, requests, sent, settings } from '../../runtime/dependencies.ts';
import { lazily } from '../../runtime/lazily.ts';
import { withRefusalsEntered } from '../../runtime/refusals.ts';
import { executions, type StarterDependencies } from '../../runtime/starter-dependencies.ts';

export const executeBatchHandler = (
  deps: Pick<StarterDependencies, 'audits' | 'batches' | 'payments' | 'executions' | 'settings' | 'sent' | 'requests'>,
) =>
  idempotentApiHandler(executeBatchEndpoint, deps, async ({ path }, context) => {
    const batch = await withRefusalsEntered(deps, context, 'execute', path, () =>
      executeBatch(deps, context, path.batchId),
    );
    const isOver = batch.status === 'COMPLETED' || batch.status === 'FAILED';
    const waits = await queueWaits(deps, context, [batch]);
    return { status: isOver ? 200 : 202, body: { batch: batchBody(batch, waits.get(batch.batchId)) } };
  });

export const handler = executeBatchHandler(lazily({ audits, batches, payments, executions, settings, sent, requests }));
