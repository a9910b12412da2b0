import * as fc from 'fast-check';

/** So few keys, attributes and values that commands meet each other's items, and conditions hold about as often as not. */

const PARTITIONS = ['p1', 'p2'] as const;
const SORT_KEYS = ['k1', 'k2', '\u{1f600}', '\uffff'] as const;
export const SCALARS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
export const MAPS = ['m', 'n'] as const;
export const IN_MAPS = ['x', 'y'] as const;
export const SETS = ['s'] as const;
export const LISTS = ['l'] as const;

export const numbers = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 1, arbitrary: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }) },
);
export const texts = fc.constantFrom('u', 'v', 'uv', 'é', '\u{1f600}');
export const sets = fc.uniqueArray(texts, { minLength: 1, maxLength: 2 }).map((members) => new Set(members));
const bytes = fc.uint8Array({ minLength: 1, maxLength: 2 });
const scalars = fc.oneof(
  { weight: 12, arbitrary: numbers },
  { weight: 2, arbitrary: texts },
  { weight: 1, arbitrary: fc.oneof(fc.boolean(), fc.constant(null), bytes) },
);
/** Not null: the embedded engine writes into it as into a map, which Amazon's refuses. That has a test of its own. */
const otherThanMaps = scalars.filter((value) => value !== null);
const maps = fc.record({ x: scalars, y: scalars }, { requiredKeys: ['x'] });
export const lists = fc.array(scalars, { maxLength: 2 });

export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: scalars },
  { weight: 1, arbitrary: fc.oneof(maps, lists, sets) },
);

export const keys = fc.record({ PK: fc.constantFrom(...PARTITIONS), SK: fc.constantFrom(...SORT_KEYS) });
export const indexPartitions = fc.constantFrom('g1', 'g2');
/** Of its own for each item: DynamoDB promises no order of items that have the same. */
const indexSorts = ({ PK, SK }: { PK: string; SK: string }) =>
  fc.constantFrom('i', 'j').map((text) => `${text}#${PK}#${SK}`);

const fields = fc.record(
  {
    ...Object.fromEntries(SCALARS.map((name) => [name, anyValue])),
    ...Object.fromEntries(MAPS.map((name) => [name, fc.oneof({ weight: 5, arbitrary: maps }, otherThanMaps)])),
    ...Object.fromEntries(SETS.map((name) => [name, fc.oneof({ weight: 5, arbitrary: sets }, scalars)])),
    ...Object.fromEntries(LISTS.map((name) => [name, fc.oneof({ weight: 5, arbitrary: lists }, scalars)])),
  },
  { requiredKeys: ['a', 'b', 'c', 'd', 'm', 'n'] },
);

export const items = keys.chain((key) =>
  fc
    .tuple(
      fields,
      fc.record({ GSI1PK: indexPartitions, GSI1SK: indexSorts(key) }, { requiredKeys: [] }),
      fc.record({ GSI2PK: indexPartitions, GSI2SK: indexSorts(key) }, { requiredKeys: [] }),
    )
    .map((parts): Record<string, unknown> => Object.assign({ ...key }, ...parts)),
);
