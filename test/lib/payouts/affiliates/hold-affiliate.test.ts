import { beforeEach, describe, expect, it } from 'vitest';
import { type Currency, currency } from '../../../../lib/domain/shared/currency.ts';
import { affiliateId, attemptId } from '../../../../lib/domain/shared/ids.ts';
import { adjustBalance } from '../../../../lib/payouts/affiliates/adjust-balance.ts';
import { getAffiliate } from '../../../../lib/payouts/affiliates/get-affiliate.ts';
import { holdAffiliate } from '../../../../lib/payouts/affiliates/hold-affiliate.ts';
import { releaseAffiliate } from '../../../../lib/payouts/affiliates/release-affiliate.ts';
import { cancelBatch } from '../../../../lib/payouts/batches/cancel-batch.ts';
import { createBatches } from '../../../../lib/payouts/batches/create-batches.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { previewBatches } from '../../../../lib/payouts/batches/preview-batches.ts';
import { recordOutcomes } from '../../../../lib/payouts/transactions/record-outcomes.ts';
import { justBefore } from '../../../support/interleave.ts';
import { allItems, auditEntries } from '../../../support/items.ts';
import {
  affiliatesWith,
  affiliateWith,
  balanceOf,
  createAll,
  createWorld,
  movements,
  onlyPayment,
  runAll,
  USD,
  type World,
} from '../../../support/world.ts';

const ANN = affiliateId('ann');
const EUR = currency('EUR');

describe('a hold on an affiliate', () => {
  let world: World;
  const hold = (code?: Currency, reason = 'fraud check') =>
    holdAffiliate(world, world.context, ANN, { reason, currency: code });
  const release = (code?: Currency, on: World = world) => releaseAffiliate(on, world.context, ANN, code);
  const owe = (code: Currency) =>
    adjustBalance(world, world.context, {
      affiliateId: ANN,
      kind: 'CORRECTION',
      amountMinor: 6_000n,
      currency: code,
      reason: 'owed',
    });
  const nothingPayable = { refused: { code: 'nothing_payable' } };

  beforeEach(async () => {
    world = await createWorld();
    await affiliateWith(world, 'ann', '60.00');
  });

  it('keeps every currency from being paid, one that is owed only later too, until it is lifted', async () => {
    await hold();
    await owe(EUR);
    await expect(createAll(world)).rejects.toMatchObject(nothingPayable);
    const { holds } = await getAffiliate(world, ANN);
    expect(holds.all).toEqual({ reason: 'fraud check', by: 'admin', at: world.clock.now() });
    await release();
    expect((await createAll(world)).batches).toMatchObject([{ totalMinor: 6_000n }]);
    expect((await balanceOf(world, 'ann', EUR)).open).toBeUndefined();
    const actions = (await auditEntries(world)).filter(({ action }) => String(action).startsWith('affiliate.'));
    expect(actions.slice(1)).toMatchObject([
      { action: 'affiliate.held', details: { reason: 'fraud check' } },
      { action: 'affiliate.released' },
    ]);
  });

  it('on one currency leaves the others payable, and is lifted by itself', async () => {
    await hold(EUR);
    await hold(USD);
    await release(EUR);
    await expect(createAll(world)).rejects.toMatchObject(nothingPayable);
    await release(USD);
    expect((await createAll(world)).batches).toHaveLength(1);
  });

  it('on everything is not lifted by lifting one currency', async () => {
    await hold();
    await release(USD);
    await expect(createAll(world)).rejects.toMatchObject(nothingPayable);
  });

  it('placed or lifted again changes nothing, and the first reason stands', async () => {
    await hold();
    const held = await allItems(world);
    await hold(undefined, 'another reason');
    expect(await allItems(world)).toEqual(held);
    await release();
    const released = await allItems(world);
    await release();
    expect(await allItems(world)).toEqual(released);
  });

  it('is not lifted by a request of before that is handled again, and not placed again by one', async () => {
    const request = (id: string) => world.requestContext(id, world.context.actor);
    await holdAffiliate(world, request('hold'), ANN, { reason: 'fraud check' });
    await releaseAffiliate(world, request('release'), ANN);
    await hold(undefined, 'fraud after all');
    await releaseAffiliate(world, request('release'), ANN);
    const reason = async () => (await getAffiliate(world, ANN)).holds.all?.reason;
    expect(await reason()).toBe('fraud after all');
    await release();
    await holdAffiliate(world, request('hold'), ANN, { reason: 'fraud check' });
    expect(await reason()).toBeUndefined();
  });

  it('of an affiliate that does not exist is refused', async () => {
    const nobody = affiliateId('nobody');
    const refused = { refused: { code: 'affiliate_not_found' } };
    await expect(holdAffiliate(world, world.context, nobody, { reason: 'x' })).rejects.toMatchObject(refused);
    await expect(releaseAffiliate(world, world.context, nobody)).rejects.toMatchObject(refused);
  });

  it.each([undefined, USD])('against a claim, just before it is written (%s): nothing is claimed', async (code) => {
    const batches = justBefore(world.batches, 'claim', () => hold(code));
    await expect(createAll({ ...world, batches })).rejects.toMatchObject(nothingPayable);
    expect((await balanceOf(world, 'ann')).open).toBeUndefined();
    await release();
    expect((await createAll(world)).batches).toHaveLength(1);
  });

  it('against a claim of many: only the held one is left out', async () => {
    await affiliatesWith(world, 100);
    const batches = justBefore(world.batches, 'claim', () => hold());
    const { batches: made, skipped } = await createAll({ ...world, batches });
    expect(made).toMatchObject([{ paymentCount: 100 }]);
    expect(skipped).toMatchObject([{ affiliateId: 'ann', ineligible: { code: 'on_hold' } }]);
  });

  it('against a claim of what was previewed: only the held one is left out', async () => {
    await affiliatesWith(world, 2);
    const request = { currency: USD, provider: 'mock' };
    const { previewToken } = await previewBatches(world, world.context, request);
    const batches = justBefore(world.batches, 'claim', () => hold());
    const { batches: made, skipped } = await createBatches({ ...world, batches }, world.context, {
      ...request,
      previewToken,
    });
    expect(made).toMatchObject([{ paymentCount: 2 }]);
    expect(skipped).toMatchObject([{ affiliateId: 'ann', ineligible: { code: 'on_hold' } }]);
  });

  it('against Split: what was claimed but not sent fails with the reason and keeps its claim', async () => {
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    await executeBatch(world, world.context, batch.batchId);
    const holds = justBefore(world.holds, 'find', () => hold());
    await runAll({ ...world, holds });
    expect(await onlyPayment(world, batch.batchId)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'payee_on_hold', message: 'On hold: fraud check' },
    });
    expect(await movements(world)).toEqual([]);
    expect((await balanceOf(world, 'ann')).open).toBeDefined();
  });

  /** A payment that was given up and then paid after all: the balance holds itself (M6). */
  async function paidAfterAll() {
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('no batch was made');
    await cancelBatch(world, world.context, batch.batchId);
    const { transactionId } = await onlyPayment(world, batch.batchId);
    return (attempt: string) =>
      recordOutcomes(world, world.context, attemptId(attempt), [
        { transactionId, outcome: { kind: 'completed', providerReference: 'late' } },
      ]);
  }

  it('that a balance has by itself is lifted with the others', async () => {
    const pay = await paidAfterAll();
    await pay('0001-0000-0000');
    expect((await balanceOf(world, 'ann')).hold).toBeDefined();
    await release(EUR);
    expect((await balanceOf(world, 'ann')).hold).toBeDefined();
    await release();
    expect((await balanceOf(world, 'ann')).hold).toBeUndefined();
    expect((await auditEntries(world)).at(-1)).toMatchObject({ details: { automaticHolds: ['USD'] } });
  });

  it('release against the hold of M6, just before it is written: the hold that nobody has seen stays', async () => {
    const pay = await paidAfterAll();
    await pay('0001-0000-0000');
    await hold();
    const holds = justBefore(world.holds, 'save', async () => {
      world.clock.advance(1);
      await pay('0001-0001-0000');
    });
    await release(undefined, { ...world, holds });
    const { hold: left } = await balanceOf(world, 'ann');
    expect(left?.at).toBe(world.clock.now());
    expect((await getAffiliate(world, ANN)).holds.all).toBeUndefined();
  });

  it('release against a new hold of a person: the new one stays', async () => {
    await hold(USD);
    const holds = justBefore(world.holds, 'save', () => hold(undefined, 'seen something else'));
    await release(undefined, { ...world, holds });
    const { holds: left } = await getAffiliate(world, ANN);
    expect(left.all?.reason).toBe('seen something else');
    expect(left.byCurrency.size).toBe(0);
  });
});
