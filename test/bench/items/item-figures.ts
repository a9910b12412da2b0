import * as z from 'zod';
import type { RawItem } from '../../../lib/store/shared/table.ts';
import { allItems } from '../../support/items.ts';
import { meteredPayout } from '../payout/metered-payout.ts';
import { benchWorld } from '../shared/bench-world.ts';
import { besideEngine } from '../shared/engine.ts';
import { fillBooks } from '../shared/fill-books.ts';
import { median } from '../shared/median.ts';
import type { Sizes } from '../sizes.ts';
import { itemSize } from './item-size.ts';

const itemSchema = z.strictObject({
  /** Its sort key, without the part that only this item has. */
  kind: z.string(),
  items: z.int(),
  medianBytes: z.number(),
  largestBytes: z.int(),
});
export type ItemFigures = Readonly<z.output<typeof itemSchema>>;
export const itemsSchema = z.array(itemSchema).readonly();

/** What the books hold after the largest batch is paid, without the Mock bank's own books. */
export const measureItems = ({ paymentsOfBatch }: Sizes): Promise<ItemFigures[]> =>
  besideEngine(async (endpoint) => {
    const bench = await benchWorld(endpoint);
    await fillBooks(bench.world, { first: 1, affiliates: Math.max(...paymentsOfBatch), commissionsEach: 10 });
    await meteredPayout(bench);
    const ours = (await allItems(bench.world)).filter(({ PK }) => !String(PK).startsWith('MOCKBANK#'));
    return [...Map.groupBy(ours, kindOf)].sort(byName).map(([kind, items]) => {
      const sizes = items.map(itemSize);
      return { kind, items: items.length, medianBytes: median(sizes), largestBytes: Math.max(...sizes) };
    });
  });

/** Audit entries by the change that they record, because their sizes differ most. */
const kindOf = ({ PK, SK, action }: RawItem): string => {
  const [room = ''] = String(PK).split('#');
  // Some are sorted by a number or a day alone.
  const [name = ''] = String(SK)
    .replace(/^[0-9-]+$/, '')
    .split('#');
  if (name === '') return room;
  return name === 'AUDIT' ? `${room} AUDIT ${String(action)}` : `${room} ${name}`;
};

const byName = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]) => (left < right ? -1 : 1);
