import { affiliateId, type BatchId, commissionId } from '../../../../lib/domain/shared/ids.ts';
import { cancelBatch } from '../../../../lib/payouts/batches/cancel-batch.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { reverseCommission } from '../../../../lib/payouts/commissions/reverse-commission.ts';
import { recordOutcomes } from '../../../../lib/payouts/transactions/record-outcomes.ts';
import { Table } from '../../../../lib/store/shared/table.ts';
import { accrue, affiliatesWith, affiliateWith, createAll, productOn, runAll } from '../../../support/world.ts';
import type { Change } from '../../store/item-store.ts';
import { SimulatedTable } from '../../store/simulated-table.ts';
import type { Movement } from '../bank.ts';
import { eachEntry } from '../entry-view.ts';
import { unpackedChange } from '../unpacked.ts';

/** What happened, change by change: to be checked as it is, or doctored. */
export type History = {
  readonly feed: readonly Change[];
  /** What the bank moved against its final word, each before that version of the table. */
  readonly late: readonly { readonly version: number; readonly movement: Movement }[];
};

/**
 * What our own code writes when affiliates of every kind are paid: at once, after failures, by a lost answer, never, and one
 * whose money comes back. A batch is called off, commissions are reversed, and what is owed since is paid by a second payout.
 * The bank moves money after it had finally said that it would not.
 */
async function realHistory(): Promise<History> {
  const table = new SimulatedTable({ name: 'history', now: () => Date.parse(world.clock.now()) });
  const world = productOn(new Table(table, table.name), { more: {} });
  await affiliatesWith(world, 12);
  for (const behaviour of ['refuse', 'flaky-1', 'flaky-9', 'timeout-paid', 'timeout-unpaid', 'slow-3', 'return']) {
    await affiliateWith(world, `aff-${behaviour}`, '75.00', behaviour);
  }
  await reverse('c-aff-012-1');
  await accrue(world, 'aff-012', 'c-aff-012-2', '130.00');
  const first = await createAll(world);
  for (const { batchId } of first.batches) await cancel(batchId);
  await payAll();
  await accrue(world, 'aff-001', 'c-aff-001-2', '55.00');
  await reverse('c-aff-002-1');
  await payAll();
  const late = [await payLate('aff-flaky-9')];
  return { feed: table.feed.map(unpackedChange).flatMap(eachEntry), late };

  async function payAll(): Promise<void> {
    const { batches } = await createAll(world);
    for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
    await runAll(world);
  }

  /** The bank pays what it had failed four times, and what we have given back since. */
  async function payLate(affiliate: string): Promise<History['late'][number]> {
    const { items } = await world.payments.listOfAffiliate(affiliateId(affiliate), { limit: 10 });
    const cancelled = items.find(({ status, attemptIds }) => status === 'CANCELLED' && attemptIds.length > 0);
    const attemptId = cancelled?.attemptIds.at(-1);
    if (!cancelled || attemptId === undefined) throw new Error(`no payment to ${affiliate} was cancelled`);
    const { batchId, transactionId, payeeId, amountMinor, currency } = cancelled;
    const [attempt] = await world.payments.findAttempts(batchId, [attemptId]);
    const requestHash = attempt?.prepared.requestHash ?? '';
    const how = { requestHash, comesBack: false, breaksItsWord: true };
    const version = table.version + 1;
    const outcome = { kind: 'completed', providerReference: `mock:${transactionId}:${attemptId}` } as const;
    await recordOutcomes(world, world.context, attemptId, [{ transactionId, outcome }]);
    return { version, movement: { transactionId, attemptId, payeeId, amountMinor, currency, ...how } };
  }

  async function cancel(batchId: BatchId): Promise<void> {
    await cancelBatch(world, world.context, batchId);
  }

  async function reverse(commission: string): Promise<void> {
    await reverseCommission(world, world.context, commissionId(commission), 'Sold by mistake');
  }
}

export const real = await realHistory();
