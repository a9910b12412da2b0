import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId } from '../../../../lib/domain/shared/ids.ts';
import { createBatches } from '../../../../lib/payouts/batches/create-batches.ts';
import { previewBatches } from '../../../../lib/payouts/batches/preview-batches.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import type { Context } from '../../../../lib/payouts/shared/context.ts';
import { dyingAt } from '../../../support/interleave.ts';
import { allItems, allPayments } from '../../../support/items.ts';
import {
  accrue,
  affiliatesWith,
  affiliateWith,
  balanceOf,
  createAll,
  createWorld,
  overriding,
  USD,
  type World,
} from '../../../support/world.ts';

const ALL = { currency: USD, provider: 'mock' };

describe('creating batches, handled again after it died', () => {
  let world: World;
  let request: Context;

  beforeEach(async () => {
    world = await createWorld();
    request = world.requestContext('r-1');
  });

  const create = (on: World = world, body: Parameters<typeof createBatches>[2] = ALL) =>
    createBatches(on, request, body);

  const dying = (method: 'claim' | 'nextBatchNumber' | 'move', call: number): World => ({
    ...world,
    batches: dyingAt(world.batches, method, call),
  });

  /** Of every payment in the table that was not released. */
  async function claimed(): Promise<string[]> {
    const payments = await allPayments(world);
    return payments
      .filter(({ status }) => status !== 'CANCELLED')
      .map((payment) => String(payment.affiliateId))
      .sort();
  }
  const drafts = async () => (await allItems(world)).filter(({ SK, status }) => SK === 'BATCH' && status === 'DRAFT');
  const shape = ({ batches, skipped, more }: Awaited<ReturnType<typeof create>>) => ({
    batches: batches.map(({ paymentCount, status }) => [paymentCount, status]),
    skipped: skipped.map((row) => [row.affiliateId, row.ineligible?.code]),
    more,
  });

  const idsOf = ({ batches }: Awaited<ReturnType<typeof create>>) => batches.map(({ batchId }) => ({ batchId }));

  // 101 payable affiliates make two batches, of which the first is claimed in two transactions.
  it.each<[Parameters<typeof dying>[0], number]>([
    ['claim', 1],
    ['claim', 2],
    ['claim', 3],
    ['nextBatchNumber', 1],
    ['nextBatchNumber', 2],
    ['move', 1],
    ['move', 2],
  ])('at %s number %i, answers as it would have, and has claimed each once', async (method, call) => {
    const ids = await affiliatesWith(world, 101);
    await affiliateWith(world, 'poor', '1.00');
    await expect(create(dying(method, call))).rejects.toThrow('died');
    const answer = await create();
    expect(shape(answer)).toEqual({
      batches: [
        [100, 'PENDING'],
        [1, 'PENDING'],
      ],
      skipped: [['poor', 'below_minimum']],
      more: false,
    });
    expect(await claimed()).toEqual(ids);
    expect(await drafts()).toEqual([]);
    expect(await create(), 'a third time').toEqual(answer);
  });

  it('when all was made, answers with it and claims nothing that came since', async () => {
    await affiliatesWith(world, 3);
    const answer = await create();
    await affiliateWith(world, 'late', '70.00');
    expect(await create()).toMatchObject({ batches: idsOf(answer), more: true });
    expect((await balanceOf(world, 'late')).open).toBeUndefined();
  });

  it('answers with what it made also when nothing is payable any more', async () => {
    await affiliatesWith(world, 1);
    const answer = await create();
    expect(await create()).toEqual(answer);
    await expect(createAll(world), 'another request').rejects.toMatchObject({ refused: { code: 'nothing_payable' } });
  });

  it('claims no more affiliates in all than one call takes', async () => {
    await affiliatesWith(world, 103);
    await expect(create(dying('claim', 2), { ...ALL, limit: 101 })).rejects.toThrow('died');
    const answer = await create(world, { ...ALL, limit: 101 });
    expect(shape(answer)).toMatchObject({
      batches: [
        [100, 'PENDING'],
        [1, 'PENDING'],
      ],
      more: true,
    });
    expect(await create(world, { ...ALL, limit: 101 })).toMatchObject({ batches: idsOf(answer), more: true });
    expect(await claimed()).toHaveLength(101);
  });

  it('keeps to its preview, although its own claims have changed what would be paid', async () => {
    await affiliatesWith(world, 60);
    const { previewToken } = await previewBatches(world, world.context, ALL);
    await expect(create(dying('claim', 2), { ...ALL, previewToken })).rejects.toThrow('died');
    await affiliateWith(world, 'late', '70.00');
    const [last] = await unclaimed(60);
    if (last === undefined) throw new Error('all were claimed');
    await accrue(world, last, `more-${last}`, '1.00');
    const { batches, skipped } = await create(world, { ...ALL, previewToken });
    expect(batches).toMatchObject([{ paymentCount: 59 }]);
    expect(skipped.map((row) => String(row.affiliateId)).sort()).toEqual([last, 'late'].sort());
  });

  it('answers what it made, although its preview has been forgotten meanwhile', async () => {
    await affiliatesWith(world, 3);
    const { previewToken } = await previewBatches(world, world.context, ALL);
    const first = await create(world, { ...ALL, previewToken });
    world.clock.advance(2 * 86_400);
    const { batches } = await create(world, { ...ALL, previewToken });
    expect(batches.map(({ batchId }) => batchId)).toEqual(first.batches.map(({ batchId }) => batchId));
  });

  async function unclaimed(count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, (_, n) => `aff-${String(n + 1).padStart(3, '0')}`);
    const balances = await world.ledger.find(ids.map(affiliateId), USD);
    return ids.filter((id) => balances.get(affiliateId(id))?.open === undefined);
  }

  it('leaves a draft that the sweep has released, and claims anew in the next batch', async () => {
    const ids = await affiliatesWith(world, 60);
    await expect(create(dying('claim', 2))).rejects.toThrow('died');
    world.clock.advance(700);
    await sweep(world, world.context);
    expect(await claimed()).toEqual([]);
    const answer = await create();
    expect(shape(answer).batches).toEqual([[60, 'PENDING']]);
    expect(await claimed()).toEqual(ids);
    expect(await create()).toEqual(answer);
  });

  it.each([1, 2])('although it was only slow, and wakes up at claim number %i: each is claimed once', async (at) => {
    const ids = await affiliatesWith(world, 91);
    let claims = 0;
    let heir: Awaited<ReturnType<typeof create>> | undefined;
    const batches = overriding(world.batches, {
      async claim(...args) {
        claims += 1;
        if (claims === at) heir = await create();
        return world.batches.claim(...args);
      },
    });
    const slow = await create({ ...world, batches });
    expect(shape(slow)).toEqual({ batches: [[91, 'PENDING']], skipped: [], more: false });
    expect(slow).toEqual(heir);
    expect(await claimed()).toEqual(ids);
  });

  it('although it was only slow, and wakes up when it lists its batch: it answers with the batch that is there', async () => {
    await affiliatesWith(world, 3);
    let heir: Awaited<ReturnType<typeof create>> | undefined;
    const batches = overriding(world.batches, {
      async move(...args) {
        heir ??= await create();
        return world.batches.move(...args);
      },
    });
    expect(await create({ ...world, batches })).toEqual(heir);
    expect(heir?.batches).toMatchObject([{ paymentCount: 3, status: 'PENDING' }]);
  });

  describe('beside itself', () => {
    /** The other one does it all just before this one looks who can be paid, or after it has looked at the first of them. */
    const overtaken = (body: Parameters<typeof createBatches>[2]) => {
      let other: ReturnType<typeof create> | undefined;
      const first = async () => {
        other ??= create(world, body);
        return other;
      };
      const ledger = overriding(world.ledger, {
        async find(ids, currency) {
          await first();
          return world.ledger.find(ids, currency);
        },
      });
      return { on: { ...world, ledger }, first };
    };

    it.each([0, 60])(
      'answers with the same batches, though the other one has claimed all since it began: %i more',
      async (more) => {
        const ids = await affiliatesWith(world, 61 + more);
        const { on, first } = overtaken(ALL);
        const [one, two] = [await create(on), await first()];
        expect(idsOf(one)).toEqual(idsOf(two));
        expect([one.skipped, two.skipped]).toEqual([[], []]);
        expect(await claimed()).toEqual(ids);
      },
    );

    it('is held to the same preview, though the other one has claimed all that was shown', async () => {
      const ids = await affiliatesWith(world, 3);
      const { previewToken } = await previewBatches(world, world.context, ALL);
      const body = { ...ALL, previewToken };
      const { on, first } = overtaken(body);
      const [one, two] = [await create(on, body), await first()];
      expect(idsOf(one)).toEqual(idsOf(two));
      expect(one.skipped).toEqual([]);
      expect(await claimed()).toEqual(ids);
    });

    it('says that the preview is stale if another request has claimed what was shown', async () => {
      await affiliatesWith(world, 3);
      const { previewToken } = await previewBatches(world, world.context, ALL);
      await createBatches(world, world.requestContext('r-2'), ALL);
      await expect(create(world, { ...ALL, previewToken })).rejects.toMatchObject({
        refused: { code: 'stale_preview' },
      });
      await expect(create()).rejects.toMatchObject({ refused: { code: 'nothing_payable' } });
    });
  });

  it('twice at once: both answer with the same batches', async () => {
    const ids = await affiliatesWith(world, 61);
    const [one, two] = await Promise.all([create(), create()]);
    expect(one.batches.map(({ batchId }) => batchId)).toEqual(two.batches.map(({ batchId }) => batchId));
    expect([one.skipped, two.skipped]).toEqual([[], []]);
    expect(await claimed()).toEqual(ids);
  });
});
