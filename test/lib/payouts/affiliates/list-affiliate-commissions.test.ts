import { beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId, commissionId } from '../../../../lib/domain/shared/ids.ts';
import { split } from '../../../../lib/domain/shared/split.ts';
import {
  type CommissionFilter,
  type CommissionList,
  listAffiliateCommissions,
} from '../../../../lib/payouts/affiliates/list-affiliate-commissions.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { importCommissions } from '../../../../lib/payouts/commissions/import-commissions.ts';
import { reverseCommission } from '../../../../lib/payouts/commissions/reverse-commission.ts';
import {
  accrue,
  affiliateWith,
  createAll,
  createWorld,
  onlyPayment,
  runAll,
  USD,
  usd,
  type World,
} from '../../../support/world.ts';

const ANN = affiliateId('ann');

async function importMany(world: World, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, nth) => ({
    commissionId: commissionId(`many-${nth}`),
    affiliateId: ANN,
    amount: usd('0.01'),
    approvedAt: world.clock.now(),
  }));
  for (const some of split(rows, 500)) await importCommissions(world, world.context, some);
}

describe("an affiliate's commissions", () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
  });

  const list = (filter: Partial<CommissionFilter> = {}) =>
    listAffiliateCommissions(world, ANN, { currency: USD, limit: 100, ...filter });
  /** The ids on all pages. */
  async function all(status?: CommissionFilter['status']) {
    const ids: string[] = [];
    for (let afterSeq: number | undefined = 0; afterSeq !== undefined; ) {
      const page: CommissionList = await list({ status, afterSeq });
      ids.push(...page.commissions.map(({ commissionId: id }) => id));
      afterSeq = page.nextSeq;
    }
    return ids;
  }
  const statuses = async () =>
    (await list()).commissions.map(({ commissionId, status }) => `${commissionId} ${status}`);
  async function createOne() {
    const { batches } = await createAll(world);
    const [batch] = batches;
    if (!batch) throw new Error('no batch was made');
    return { batch, payment: await onlyPayment(world, batch.batchId) };
  }
  async function pay() {
    const { batch, payment } = await createOne();
    await executeBatch(world, world.context, batch.batchId);
    await runAll(world);
    return payment;
  }

  it('are APPROVED, then PROCESSING, then PAID, each with the payment that covers it', async () => {
    const paid = await pay();
    await accrue(world, 'ann', 'second', '70.00');
    const { payment: open } = await createOne();
    await accrue(world, 'ann', 'third', '1.00');
    expect((await list()).commissions).toMatchObject([
      { commissionId: 'c-ann-1', seq: 1, status: 'PAID', transactionId: paid.transactionId, amount: usd('60.00') },
      { commissionId: 'second', seq: 2, status: 'PROCESSING', transactionId: open.transactionId },
      { commissionId: 'third', seq: 3, status: 'APPROVED' },
    ]);
    expect((await list()).commissions[2]?.transactionId).toBeUndefined();
  });

  it('of several payments each name their own', async () => {
    const first = await pay();
    await accrue(world, 'ann', 'second', '70.00');
    const second = await pay();
    const covering = (await list()).commissions.map(({ transactionId }) => transactionId);
    expect(covering).toEqual([first.transactionId, second.transactionId]);
  });

  it('are counted and summed over the whole selection, not the page', async () => {
    await pay();
    for (const n of [2, 3, 4]) await accrue(world, 'ann', `c-${n}`, '0.01');
    expect((await list({ limit: 1 })).summary).toEqual({ count: 4, totalAmount: usd('60.03') });
    const approved = await list({ status: 'APPROVED', limit: 1 });
    expect(approved.commissions.map(({ commissionId }) => commissionId)).toEqual(['c-2']);
    expect(approved.summary).toEqual({ count: 3, totalAmount: usd('0.03') });
    expect(await list({ status: 'PROCESSING' })).toMatchObject({ commissions: [], summary: { count: 0 } });
  });

  it('come page by page, the last page without a next one', async () => {
    for (const n of [2, 3, 4]) await accrue(world, 'ann', `c-${n}`, '0.01');
    const first = await list({ limit: 2 });
    expect(first).toMatchObject({ commissions: [{ seq: 1 }, { seq: 2 }], nextSeq: 2 });
    const last = await list({ limit: 2, afterSeq: first.nextSeq });
    expect(last.commissions.map(({ seq }) => seq)).toEqual([3, 4]);
    expect(last.nextSeq).toBeUndefined();
  });

  it('of a long ledger come page by page as well, of each status, without a sum', async () => {
    await pay();
    await importMany(world, 2_004);
    await reverseCommission(world, world.context, commissionId('many-3'), 'A refund');
    await accrue(world, 'ann', 'last', '70.00');
    const first = await list({ limit: 3 });
    expect(first.summary).toBeUndefined();
    expect(first.commissions.map(({ commissionId, status }) => `${commissionId} ${status}`)).toEqual([
      'c-ann-1 PAID',
      'many-0 APPROVED',
      'many-1 APPROVED',
    ]);
    expect(first.nextSeq).toBe(3);
    const second = await list({ limit: 3, afterSeq: first.nextSeq });
    expect(second.commissions.map(({ commissionId, status }) => `${commissionId} ${status}`)).toEqual([
      'many-2 APPROVED',
      'many-3 REVERSED',
      'many-4 APPROVED',
    ]);
    expect(await all('PAID')).toEqual(['c-ann-1']);
    expect(await all('REVERSED')).toEqual(['many-3']);
    expect(await all('PROCESSING')).toEqual([]);
    expect(await all('APPROVED')).toHaveLength(2_004);
    expect((await all('APPROVED')).at(-1)).toBe('last');
    expect(await all()).toHaveLength(2_006);
    const { payment } = await createOne();
    expect((await list({ status: 'PROCESSING', limit: 1 })).commissions).toMatchObject([
      { commissionId: 'many-0', status: 'PROCESSING', transactionId: payment.transactionId },
    ]);
    expect(await all('PROCESSING')).toHaveLength(2_004);
  });

  it('are those of one currency', async () => {
    expect(await list({ currency: currency('JPY') })).toMatchObject({ commissions: [], summary: { count: 0 } });
    expect(await statuses()).toEqual(['c-ann-1 APPROVED']);
  });

  it('of an unknown affiliate are not found', async () => {
    const unknown = listAffiliateCommissions(world, affiliateId('nobody'), { currency: USD, limit: 1 });
    await expect(unknown).rejects.toMatchObject({ refused: { code: 'affiliate_not_found' } });
  });
});
