import { beforeEach, describe, expect, it } from 'vitest';
import { affiliateId, batchId } from '../../../../lib/domain/shared/ids.ts';
import type { Payment } from '../../../../lib/domain/transactions/payment.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import type { Position } from '../../../../lib/payouts/shared/paging.ts';
import { listTransactions, type TransactionFilter } from '../../../../lib/payouts/transactions/list-transactions.ts';
import {
  accrue,
  affiliatesWith,
  affiliateWith,
  createAll,
  createWorld,
  runAll,
  usd,
  type World,
} from '../../../support/world.ts';

describe('listing transactions', () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });

  const page = (filter: TransactionFilter, limit: number, after?: Position) =>
    listTransactions(world, filter, { limit, after });
  const ids = (payments: readonly Payment[]) => payments.map(({ transactionId }) => String(transactionId));

  async function all(filter: TransactionFilter, limit: number): Promise<Payment[]> {
    const items: Payment[] = [];
    let after: Position | undefined;
    do {
      const listed = await page(filter, limit, after);
      expect(listed.items.length).toBeLessThanOrEqual(limit);
      items.push(...listed.items);
      after = listed.next;
    } while (after);
    return items;
  }
  /** A batch of payments to these affiliates; the next one is made a second later. */
  async function batchOf(...names: string[]) {
    for (const name of names) await affiliateWith(world, name, '60.00');
    const { batches } = await createAll(world);
    world.clock.advance(1);
    const [batch] = batches;
    if (!batch) throw new Error('no batch was made');
    return ids(await world.payments.ofBatch(batch.batchId)).toReversed();
  }

  it.each([1, 2, 3, 5, 100])('without a filter gives all batches, newest first, in pages of %i', async (limit) => {
    const made = [await batchOf('a', 'b', 'c'), await batchOf('d'), await batchOf('e', 'f')];
    expect(ids(await all({}, limit))).toEqual(made.toReversed().flat());
  });

  it('goes on without loss or repetition when a newer batch is made between two pages', async () => {
    const [first, second, third] = await batchOf('a', 'b', 'c');
    const start = await page({}, 2);
    expect(ids(start.items)).toEqual([first, second]);
    await batchOf('d');
    expect(ids((await page({}, 9, start.next)).items)).toEqual([third]);
  });

  it('fills its pages across batches, and then ends', async () => {
    await batchOf('a', 'b');
    await batchOf('c');
    expect((await page({}, 2)).items).toHaveLength(2);
    const last = await page({}, 3);
    expect(last.items).toHaveLength(3);
    expect(await all({}, 3)).toHaveLength(3);
  });

  it('of one batch gives all of it, and refuses a batch that does not exist', async () => {
    await batchOf('a');
    const wanted = await batchOf('b', 'c');
    const [payment] = (await page({}, 1)).items;
    expect(ids(await all({ batchId: payment?.batchId }, 1))).toEqual(wanted);
    const unknown = page({ batchId: batchId('nowhere') }, 1);
    await expect(unknown).rejects.toMatchObject({ refused: { code: 'batch_not_found' } });
  });

  it('of a batch or an affiliate reads only those, however many newer batches there are', async () => {
    await affiliatesWith(world, 25);
    await changeSettings(world, world.context, { limits: { batchMinor: new Map([['USD', usd('60.00').minor]]) } });
    expect((await createAll(world)).batches).toHaveLength(25);
    const oldest = (await all({}, 100)).at(-1) ?? expect.fail('there is no payment');
    for (const filter of [{ batchId: oldest.batchId }, { affiliateId: oldest.affiliateId }]) {
      expect((await page(filter, 1)).items).toEqual([oldest]);
    }
  });

  it('of an affiliate ends with the last payment, also one that is under way', async () => {
    const [id] = await batchOf('a');
    const { items, next } = await page({ affiliateId: affiliateId('a') }, 1);
    expect(ids(items)).toEqual([id]);
    expect(next).toBeUndefined();
  });

  it('of an affiliate, and by status, gives those only', async () => {
    await batchOf('a', 'b');
    const [{ batchId: first } = { batchId: batchId('none') }] = (await page({}, 1)).items;
    await executeBatch(world, world.context, first);
    await runAll(world);
    await accrue(world, 'a', 'more', '60.00');
    const later = await createAll(world);
    const ofAnn = { affiliateId: affiliateId('a') };
    expect((await all(ofAnn, 1)).map(({ status }) => status)).toEqual(['PENDING', 'COMPLETED']);
    expect((await all({ ...ofAnn, status: 'COMPLETED' }, 1)).map((payment) => payment.batchId)).toEqual([first]);
    expect((await all({ status: 'COMPLETED' }, 1)).map((payment) => String(payment.affiliateId)).sort()).toEqual([
      'a',
      'b',
    ]);
    expect(await all({ ...ofAnn, batchId: later.batches[0]?.batchId }, 5)).toHaveLength(1);
    expect(await all({ affiliateId: affiliateId('b'), batchId: later.batches[0]?.batchId }, 5)).toEqual([]);
  });
});
