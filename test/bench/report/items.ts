import type { ItemFigures } from '../items/item-figures.ts';
import { number, table } from './text.ts';

export const reportItems = (items: readonly ItemFigures[]): readonly string[] => [
  '### Sizes of items',
  'In the books after the largest batch was paid, ten commissions a payment. A write unit is up to 1,024 bytes of the larger of before and after.',
  table(
    ['item', 'how many', 'median bytes', 'largest'],
    items.map(({ kind, items: count, medianBytes, largestBytes }) => [
      `\`${kind}\``,
      number(count),
      number(medianBytes, 0),
      number(largestBytes),
    ]),
  ),
];
