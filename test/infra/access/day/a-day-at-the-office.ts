import type { TestTable } from '../../../support/dynamodb-table.ts';
import { auditEntries } from '../../../support/items.ts';
import { call, runExecutions, streamToAnnouncer, sweep } from '../lambdas.ts';
import { accounts, bankPaysSomebodyElse, fundsRunOut, webhooksComeIn } from './bank.ts';
import { create, execute, listed, wait } from './calls.ts';
import { approvedBySecond, heldAndUpdated, pauseAndResume } from './controls.ts';
import { deadOnes } from './crashes.ts';
import { affiliatesFound, auditLog, firstListings, listings } from './looking.ts';
import { finishedBatch, resolvedByHand } from './outcomes.ts';
import { scheduledPayouts, startTwo, waitForRoom } from './payouts.ts';
import { accrue, affiliate, BEHAVIOURS, renamed } from './people.ts';
import { restored } from './restored.ts';

/** Whatever the product does, once at least, in the order of a day. */
export async function aDayAtTheOffice(table: TestTable): Promise<void> {
  await firstListings(table);
  await bankPaysSomebodyElse(table);
  const ids = [...BEHAVIOURS];
  await call('import-affiliates', { body: { affiliates: ids.map((id) => affiliate(id)) } });
  await call('import-affiliates', { body: { affiliates: [affiliate('moved'), affiliate('refuse-2', 'refuse')] } });
  await call('import-affiliates', { body: { affiliates: [renamed('moved', 'ok')] } });
  await accrue([...ids, 'moved', 'refuse-2'], 1);
  await accrue([...ids, 'moved', 'refuse-2'], 2);
  await listed('list-payable-affiliates');
  await call('get-affiliate', { pathParameters: { affiliateId: 'ok' } });
  await affiliatesFound();

  await call('reverse-commission', { pathParameters: { commissionId: 'moved-2' }, body: { reason: 'refunded' } });

  const { previewToken } = await call('preview-batches', { body: {} });
  await listed('preview-batches', { body: {} });
  const first = await create({ previewToken });
  await accrue(ids, 3);
  await execute(first);
  await runExecutions(wait);

  const waiting = await startTwo();
  await call('cancel-batch', { pathParameters: { batchId: waiting.cancelled } });
  await runExecutions(wait);
  await listings(first);

  // Half a minute into the slow payments, and after them.
  await sweep();
  wait(300);
  await sweep();
  await runExecutions(wait);
  await finishedBatch(table, first);
  await listed('get-reconciliation-report');
  for (const affiliateId of ['ok', 'three']) {
    const body = {
      type: 'correction',
      amount: '-1.00',
      currency: affiliateId === 'ok' ? 'USD' : 'EUR',
      reason: 'typo',
    };
    await call('adjust-balance', { pathParameters: { affiliateId }, body });
  }
  await pauseAndResume();
  await waitForRoom(table);
  await approvedBySecond();
  await accounts(table);
  await fundsRunOut(table);
  await webhooksComeIn(table);
  await deadOnes(table);
  await heldAndUpdated();
  await resolvedByHand();
  await scheduledPayouts();
  await restored(table);
  await auditLog(first);
  await call('get-reconciliation-report', { queryStringParameters: { limit: '100' } });
  await streamToAnnouncer(await auditEntries(table));
}
