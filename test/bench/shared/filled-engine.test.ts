import { expect, inject, it } from 'vitest';
import { instant } from '../../../lib/domain/shared/time.ts';
import { listPayable } from '../../../lib/payouts/affiliates/list-payable.ts';
import type { RawItem } from '../../../lib/store/shared/table.ts';
import { allItems } from '../../support/items.ts';
import { USD } from '../../support/world.ts';
import { benchWorld, benchWorldOn } from './bench-world.ts';
import { bulkWrite } from './bulk-write.ts';
import { booksOf } from './fill-books.ts';
import { besideFilledEngine } from './filled-engine.ts';

const BYTES = { PK: 'P', SK: 'S', bytes: Buffer.from('some') };

it('an engine that starts with items has them as if they were written there, in its indexes, too', async () => {
  const written = await benchWorld(inject('dynamodbEndpoint'));
  const items: RawItem[] = [];
  const now = instant(new Date());
  for await (const some of booksOf({ first: 7, affiliates: 3, commissionsEach: 2 }, now)) items.push(...some);
  await bulkWrite(written.world, [...items, BYTES]);
  async function* given() {
    yield [{ ...items[0], stale: 'is written again below' }, BYTES];
    yield items;
  }
  await besideFilledEngine(given(), async (endpoint, tableName) => {
    const filled = benchWorldOn(endpoint, tableName);
    expect(await allItems(filled.world)).toEqual(await allItems(written.world));
    for (const { meter } of [filled, written]) meter.reset();
    const [left, right] = await Promise.all(
      [filled, written].map(({ world }) => listPayable(world, world.context, { currency: USD, limit: 10 })),
    );
    expect(left?.affiliates).toHaveLength(3);
    expect(left?.affiliates).toEqual(right?.affiliates);
    // They take as much of both.
    const [ours, theirs] = [filled, written].map(({ meter }) => [...meter.taken.values()]);
    expect(ours).toEqual(theirs);
  });
});

it('an engine that does not take all items is not used', async () => {
  async function* given() {
    yield [{ PK: 'P', SK: 'S', nested: { bytes: BYTES.bytes } }];
  }
  await expect(besideFilledEngine(given(), async () => 'used')).rejects.toThrow('left items out');
});
