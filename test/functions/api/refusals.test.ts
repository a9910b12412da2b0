import '../support/silent-log.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { cancelBatchHandler } from '../../../functions/api/batches/cancel-batch.ts';
import { cancelTransactionHandler } from '../../../functions/api/transactions/cancel-transaction.ts';
import { retryTransactionHandler } from '../../../functions/api/transactions/retry-transaction.ts';
import { verifyAudit } from '../../../lib/payouts/audit/verify-audit.ts';
import { executeBatch } from '../../../lib/payouts/batches/execute-batch.ts';
import { auditEntries } from '../../support/items.ts';
import { affiliateWith, createAll, createWorld, runAll, type World } from '../../support/world.ts';
import { json } from '../support/api-event.ts';
import { invoke } from '../support/invoke.ts';

describe('what an admin asks for and is refused', () => {
  let world: World;
  let batchId: string;

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('there is no batch');
    batchId = batch.batchId;
    await executeBatch(world, world.context, batch.batchId);
    await runAll(world);
  });

  const refused = async () => (await auditEntries(world)).filter(({ action }) => action === 'request.refused');

  it('is entered in the log of the batch, with the one who asked and the reason', async () => {
    const cancel = await invoke(cancelBatchHandler(world), { pathParameters: { batchId } });
    expect(cancel.status).toBe(409);
    const transactionId = `${batchId}.001`;
    const parts = { ...json({}), pathParameters: { transactionId } };
    expect((await invoke(cancelTransactionHandler(world), parts)).status).toBe(409);
    expect((await invoke(retryTransactionHandler(world), parts)).status).toBe(409);
    const actor = {
      type: 'admin',
      sub: expect.any(String),
      sourceIp: expect.any(String),
      userAgent: expect.any(String),
    };
    expect(await refused()).toMatchObject([
      { status: 'FAILURE', subject: { batchId }, actor, details: { request: 'cancel', code: 'batch_not_cancellable' } },
      { details: { request: 'cancel', code: 'transaction_not_cancellable', transactionId } },
      { details: { request: 'retry', code: 'transaction_not_retryable', transactionId } },
    ]);
  });

  it('is not entered where it names nothing that exists', async () => {
    const cancel = await invoke(cancelBatchHandler(world), { pathParameters: { batchId: 'batch-nowhere' } });
    expect(cancel.status).toBe(404);
    expect(await refused()).toEqual([]);
  });

  it('is no change: the log stays proved', async () => {
    await invoke(cancelBatchHandler(world), { pathParameters: { batchId } });
    expect(await verifyAudit(world, world.context)).toMatchObject({ verified: true, checked: { batches: 1 } });
  });
});
