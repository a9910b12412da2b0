import { expect, inject, it } from 'vitest';
import { importAffiliates } from '../../../lib/payouts/affiliates/import-affiliates.ts';
import { importCommissions } from '../../../lib/payouts/commissions/import-commissions.ts';
import { fromEntryItem } from '../../../lib/store/commissions/entry-item.ts';
import type { RawItem } from '../../../lib/store/shared/table.ts';
import { allItems } from '../../support/items.ts';
import { benchWorld } from './bench-world.ts';
import { fillBooks } from './fill-books.ts';
import { affiliateRow, commissionRow, numbers } from './rows.ts';

const withoutTimes = (item: object) =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !/(At|importId)$/.test(name)));

/** Without what no two imports share. */
const comparable = (items: readonly RawItem[]) =>
  items
    .filter(({ SK }) => !String(SK).startsWith('AUDIT#'))
    .map((item) => (String(item.SK).startsWith('ENTRY#') ? fromEntryItem(item) : [item]))
    .map((some) => some.map(withoutTimes));

it('books filled in bulk are those that imports make', async () => {
  const [bulk, imported] = [await benchWorld(inject('dynamodbEndpoint')), await benchWorld(inject('dynamodbEndpoint'))];
  await fillBooks(bulk.world, { first: 7, affiliates: 3, commissionsEach: 50 });
  const { world } = imported;
  await importAffiliates(world, world.context, numbers(7, 3).map(affiliateRow));
  const rows = numbers(7, 3).flatMap((one) => numbers(1, 50).map((n) => commissionRow(one, n, world.clock.now())));
  await importCommissions(world, world.context, rows);

  const [left, right] = [await allItems(bulk.world), await allItems(world)];
  expect(comparable(left)).toEqual(comparable(right));
  expect(left.length).toBe(right.length);
});
