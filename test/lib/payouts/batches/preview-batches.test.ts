import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId } from '../../../../lib/domain/shared/ids.ts';
import { createBatches } from '../../../../lib/payouts/batches/create-batches.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { previewBatches, summarise } from '../../../../lib/payouts/batches/preview-batches.ts';
import { PayoutError } from '../../../../lib/payouts/shared/errors.ts';
import {
  accrue,
  affiliatesWith,
  affiliateWith,
  balanceOf,
  createAll,
  createWorld,
  putOnHold,
  runAll,
  USD,
  type World,
} from '../../../support/world.ts';

const ALL = { currency: USD, provider: 'mock' };

describe('a preview', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const preview = (request: Parameters<typeof previewBatches>[2] = ALL) =>
    previewBatches(world, world.context, request);
  const create = (previewToken: string, request = ALL) =>
    createBatches(world, world.context, { ...request, previewToken });
  const refusal = async (act: Promise<unknown>) => {
    const error = await act.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof PayoutError)) throw new Error('it was not refused', { cause: error });
    return error.refused;
  };

  it('shows whom it would pay how much, and why the others nothing', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await affiliateWith(world, 'bob', '49.99');
    await affiliateWith(world, 'cat', '60.00', 'unverified');
    const { rows, more } = await preview();
    expect(Object.fromEntries(rows.map((row) => [row.affiliateId, row.ineligible?.code ?? row.amountMinor]))).toEqual({
      ann: 6_000n,
      bob: 'below_minimum',
      cat: 'kyc_not_approved',
    });
    expect(summarise(rows, ALL, more)).toMatchObject({
      totalAffiliates: 3,
      eligibleAffiliates: 1,
      totalAmount: { minor: 6_000n },
      batches: 1,
      more: false,
    });
  });

  it('claims nothing', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await preview();
    expect((await balanceOf(world, 'ann')).open).toBeUndefined();
  });

  it('is what the creation under its token does', async () => {
    await affiliatesWith(world, 3);
    const { previewToken, rows } = await preview();
    const { batches, skipped } = await create(previewToken);
    expect(batches).toMatchObject([{ paymentCount: 3, totalMinor: 18_000n }]);
    expect(skipped).toEqual([]);
    const payments = await world.payments.ofBatch(batches[0]?.batchId ?? fail());
    expect(payments.map(({ affiliateId, amountMinor }) => [affiliateId, amountMinor])).toEqual(
      rows.map(({ affiliateId, amountMinor }) => [affiliateId, amountMinor]),
    );
  });

  it('is refused when a balance changed, a payee was added or one dropped out, saying which', async () => {
    for (const id of ['ann', 'bob', 'cat']) await affiliateWith(world, id, '60.00');
    const { previewToken } = await preview();
    await accrue(world, 'ann', 'more', '1.00');
    await putOnHold(world, 'bob');
    await affiliateWith(world, 'dan', '60.00');
    const refused = await refusal(create(previewToken));
    if (refused.code !== 'stale_preview') throw new Error(`refused as ${refused.code}`);
    const changes = [...refused.changes].sort((left, right) => (left.affiliateId < right.affiliateId ? -1 : 1));
    expect(changes).toMatchObject([
      { affiliateId: 'ann', previewed: { amountMinor: 6_000n }, now: { amountMinor: 6_100n } },
      { affiliateId: 'bob', previewed: { amountMinor: 6_000n }, now: undefined },
      { affiliateId: 'dan', previewed: undefined, now: { amountMinor: 6_000n } },
    ]);
    expect((await balanceOf(world, 'cat')).open).toBeUndefined();
  });

  it('is refused when the same amount is made of other entries', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { previewToken } = await preview();
    const { batches } = await createAll(world);
    for (const { batchId } of batches) await executeBatch(world, world.context, batchId);
    await runAll(world);
    await accrue(world, 'ann', 'same-again', '60.00');
    expect(await refusal(create(previewToken))).toMatchObject({
      code: 'stale_preview',
      changes: [
        { affiliateId: 'ann', previewed: { amountMinor: 6_000n, toSeq: 1 }, now: { amountMinor: 6_000n, toSeq: 2 } },
      ],
    });
  });

  it('is not disturbed by affiliates who are paid neither then nor now', async () => {
    await affiliateWith(world, 'ann', '60.00');
    await affiliateWith(world, 'bob', '10.00');
    const { previewToken } = await preview();
    await accrue(world, 'bob', 'more', '1.00');
    expect((await create(previewToken)).batches).toHaveLength(1);
  });

  it('of another request is refused, whatever the order of its affiliates', async () => {
    for (const id of ['ann', 'bob']) await affiliateWith(world, id, '60.00');
    const named = (...ids: string[]) => ({ ...ALL, affiliateIds: ids.map(affiliateId) });
    const { previewToken } = await preview(named('ann', 'bob'));
    expect(await refusal(create(previewToken, ALL))).toMatchObject({ code: 'preview_mismatch' });
    expect(await refusal(create(previewToken, named('ann')))).toMatchObject({ code: 'preview_mismatch' });
    expect((await create(previewToken, named('bob', 'ann', 'bob'))).batches).toMatchObject([{ paymentCount: 2 }]);
  });

  it('that is not known is refused', async () => {
    await affiliateWith(world, 'ann', '60.00');
    expect(await refusal(create('01JUNKJUNKJUNKJUNKJUNKJUNK'))).toMatchObject({ code: 'unknown_preview' });
  });

  it('older than a day is refused, even where the table has not yet removed it', async () => {
    await affiliateWith(world, 'ann', '60.00');
    const { previewToken } = await preview();
    world.clock.advance(25 * 3_600);
    expect(await refusal(create(previewToken))).toMatchObject({ code: 'unknown_preview' });
  });

  it('needs a provider that there is', async () => {
    expect(await refusal(preview({ ...ALL, provider: 'paypal' }))).toMatchObject({ code: 'unknown_provider' });
  });
});

function fail(): never {
  throw new Error('no batch was made');
}
