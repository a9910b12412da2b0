import { expect, it } from 'vitest';
import { itemSize } from './item-size.ts';

it.each([
  ['a text in UTF-8, and its name', { name: 'Zoë' }, 4 + 4],
  ['a number by its significant digits', { n: 123_000n }, 1 + 3],
  ['a negative number, which takes one byte more', { n: -12n }, 1 + 3],
  ['nought', { n: 0n }, 1 + 1],
  ['yes or no', { b: true }, 1 + 1],
  ['a list, with a byte for each member', { l: ['a', 'bc'] }, 1 + 3 + 2 + 3],
  ['a map, with a byte for each member and its names', { m: { a: 'b' } }, 1 + 3 + 1 + 2],
])('DynamoDB counts %s', (_what, item, bytes) => {
  expect(itemSize(item)).toBe(bytes);
});
