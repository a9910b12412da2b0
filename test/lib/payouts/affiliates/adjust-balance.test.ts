import { beforeEach, describe, expect, it } from 'vitest';
import { pending } from '../../../../lib/domain/commissions/ledger.ts';
import { adjustmentId, affiliateId } from '../../../../lib/domain/shared/ids.ts';
import { type AdjustmentRequest, adjustBalance } from '../../../../lib/payouts/affiliates/adjust-balance.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { justBefore } from '../../../support/interleave.ts';
import { allItems, auditEntries } from '../../../support/items.ts';
import {
  affiliateWith,
  balanceOf,
  createAll,
  createWorld,
  movements,
  runAll,
  USD,
  type World,
} from '../../../support/world.ts';

const ANN = affiliateId('ann');
const CORRECTION: AdjustmentRequest = {
  adjustmentId: adjustmentId('adj-1'),
  affiliateId: ANN,
  kind: 'CORRECTION',
  amountMinor: 1_000n,
  currency: USD,
  reason: 'a forgotten sale',
};

describe('an adjustment', () => {
  let world: World;
  const adjust = (patch: Partial<AdjustmentRequest> = {}, on: World = world) =>
    adjustBalance(on, world.context, { ...CORRECTION, ...patch });

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
  });

  it('is a new entry that says what it is, why and by whom, and changes what is owed', async () => {
    expect(await adjust()).toMatchObject({ isNew: true, adjustment: { seq: 2, by: 'admin' } });
    const entries = [];
    for await (const entry of world.ledger.entries(ANN, USD, { afterSeq: 1, toSeq: 2 })) entries.push(entry);
    expect(entries).toEqual([
      {
        kind: 'CORRECTION',
        adjustmentId: 'adj-1',
        reason: 'a forgotten sale',
        by: 'admin',
        affiliateId: 'ann',
        currency: 'USD',
        seq: 2,
        amountMinor: 1_000n,
        totalMinor: 7_000n,
        totalCount: 1,
        recordedAt: world.clock.now(),
      },
    ]);
    expect(pending(await balanceOf(world, 'ann')).minor).toBe(7_000n);
    expect((await auditEntries(world)).at(-1)).toMatchObject({
      action: 'balance.adjusted',
      details: { adjustmentId: 'adj-1', kind: 'CORRECTION', amount: '10.00', reason: 'a forgotten sale' },
    });
  });

  it('may be the first entry of a balance', async () => {
    await affiliateWith(world, 'bob', '1.00');
    const opening = { affiliateId: affiliateId('bob'), kind: 'OPENING_BALANCE', amountMinor: 9_900n } as const;
    await adjust(opening);
    expect(pending(await balanceOf(world, 'bob')).minor).toBe(10_000n);
  });

  it('that makes the balance negative carries forward: the next payment is less, by exactly that', async () => {
    await adjust({ kind: 'PAID_ELSEWHERE', amountMinor: -10_000n, reason: 'cheque' });
    const balance = await balanceOf(world, 'ann');
    expect(pending(balance).minor).toBe(-4_000n);
    expect(balance.paidMinor, 'this system paid nothing').toBe(0n);
    await expect(createAll(world)).rejects.toMatchObject({ refused: { code: 'nothing_payable' } });
    await adjust({ adjustmentId: adjustmentId('adj-2'), amountMinor: 10_000n });
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    expect(batch.totalMinor).toBe(6_000n);
    await executeBatch(world, world.context, batch.batchId);
    await runAll(world);
    expect(await movements(world)).toMatchObject([{ amountMinor: 6_000n }]);
    expect(await balanceOf(world, 'ann')).toMatchObject({ settledSeq: 3, paidMinor: 6_000n });
  });

  it('is made once for its id, and refused under an id that has other content', async () => {
    await adjust();
    const before = await allItems(world);
    expect(await adjust()).toMatchObject({ isNew: false, adjustment: { seq: 2 } });
    await expect(adjust({ amountMinor: 1n, reason: 'other' })).rejects.toMatchObject({
      refused: { code: 'adjustment_conflict', different: ['amount', 'reason'] },
    });
    expect(await allItems(world)).toEqual(before);
  });

  it('of an affiliate that does not exist is refused', async () => {
    await expect(adjust({ affiliateId: affiliateId('nobody') })).rejects.toMatchObject({
      refused: { code: 'affiliate_not_found' },
    });
  });

  it('two at once, the second between read and write of the first: both are in the ledger', async () => {
    const second = () => adjust({ adjustmentId: adjustmentId('adj-2'), amountMinor: -500n });
    const ledger = justBefore(world.ledger, 'adjust', second);
    await adjust({}, { ...world, ledger });
    expect(await balanceOf(world, 'ann')).toMatchObject({ accruedSeq: 3, accruedMinor: 6_500n, lastDebitSeq: 2 });
  });

  it('the same one twice at once, the second between read and write of the first: it is in the ledger once', async () => {
    const ledger = justBefore(world.ledger, 'adjust', () => adjust());
    expect(await adjust({}, { ...world, ledger })).toMatchObject({ isNew: false });
    expect(await balanceOf(world, 'ann')).toMatchObject({ accruedSeq: 2, accruedMinor: 7_000n });
  });

  it('against a claim, just before it is written: the claim is made anew and does not pay what was taken away', async () => {
    const batches = justBefore(world.batches, 'claim', () => adjust({ amountMinor: -500n }));
    const { batches: made } = await createAll({ ...world, batches });
    expect(made).toMatchObject([{ totalMinor: 5_500n }]);
  });
});
