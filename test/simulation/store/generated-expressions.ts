import * as fc from 'fast-check';
import { anyValue, IN_MAPS, LISTS, lists, MAPS, numbers, SCALARS, SETS, sets, texts } from './generated-values.ts';

/** An expression with what its placeholders stand for. */
export type Expression = {
  readonly text: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
};

const WORDS = /(?<![#:A-Za-z0-9_])[#:]?[A-Za-z][A-Za-z0-9_]*/g;
const OF_THE_LANGUAGE =
  /^(AND|OR|NOT|BETWEEN|IN|SET|REMOVE|ADD|DELETE|attribute_(not_)?exists|attribute_type|begins_with|contains|size|if_not_exists|list_append|(PK|SK|GSI[12][PS]K))$/;

/**
 * An expression of our own, over other attributes: each of its names stands for one of the few that items have, and each of
 * its values is a new one.
 */
export function variationsOf(text: string, kind: string): fc.Arbitrary<Expression> {
  const words = [...new Set(text.match(WORDS) ?? [])];
  const names = words.filter((word) => !word.startsWith(':') && !OF_THE_LANGUAGE.test(word));
  const values = words.filter((word) => word.startsWith(':'));
  const renamed = text.replace(WORDS, (word) => (names.includes(word) ? `#${kind}_${word.replace('#', '')}` : word));
  const revalued = renamed.replace(/:(\w+)/g, `:${kind}_$1`);
  return fc
    .record({
      ofScalars: fc.shuffledSubarray([...SCALARS], { minLength: SCALARS.length }),
      ofMaps: fc.shuffledSubarray([...MAPS], { minLength: MAPS.length }),
      ofInner: fc.shuffledSubarray([...IN_MAPS], { minLength: IN_MAPS.length }),
      values: fc.tuple(...values.map((value) => valuesFor(text, value))),
    })
    .map((drawn) => {
      const attributes = { scalar: [...drawn.ofScalars], map: [...drawn.ofMaps], inner: [...drawn.ofInner] };
      const attributeOf = (name: string): string => {
        if (isInside(text, name)) return attributes.inner.pop() ?? 'x';
        if (text.includes(`${name}.`)) return attributes.map.pop() ?? 'm';
        if (text.includes(`list_append(${name}`)) return LISTS[0];
        return text.includes(`ADD ${name} :ids`) ? SETS[0] : (attributes.scalar.pop() ?? 'a');
      };
      return {
        text: revalued,
        names: Object.fromEntries(names.map((name) => [`#${kind}_${name.replace('#', '')}`, attributeOf(name)])),
        values: Object.fromEntries(values.map((name, n) => [`:${kind}_${name.slice(1)}`, drawn.values[n]])),
      };
    });
}

function isInside(text: string, name: string): boolean {
  return text.includes(`.${name}`);
}

/**
 * What is added has to be a number or a set, the key of an index a text, and what is compared by order of a type that has one.
 * DynamoDB refuses other values before it looks at any item, which the embedded engine does not. The attributes of the items may
 * be of any type.
 */
function valuesFor(text: string, value: string): fc.Arbitrary<unknown> {
  if (/pk$/.test(value)) return fc.constantFrom('g1', 'g2');
  if (/sk$/.test(value)) return fc.constantFrom('i#set', 'j#set');
  if (text.includes(`takenIds ${value}`)) return sets;
  if (text.includes(`, ${value})`) && text.includes('list_append')) return lists;
  if (text.includes(`+ ${value}`)) return numbers;
  if (new RegExp(`[<>]=? ${value}\\b`).test(text)) return fc.oneof(numbers, texts);
  return new RegExp(`ADD.* ${value}`).test(text) ? fc.oneof({ weight: 9, arbitrary: numbers }, sets) : anyValue;
}

const attributes = fc.constantFrom('a', 'b', ...MAPS, ...SETS, ...LISTS, 'PK', 'm.x', 'n.y', 'a.x');
/** DynamoDB refuses to compare an attribute with itself. */
const others = fc.constantFrom('c', 'd', 'm.y');

const ordered = fc.constantFrom(':low', ':text');

/** What conditions of ours do not do yet, but may one day. */
export const otherConditions: fc.Arbitrary<Expression> = fc
  .letrec<{ any: string; one: string }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 2 },
      tie('one'),
      tie('any').map((inner) => `NOT (${inner})`),
      fc.tuple(tie('any'), fc.constantFrom('AND', 'OR'), tie('any')).map((parts) => parts.join(' ')),
      fc.tuple(tie('any'), tie('any')).map(([left, right]) => `(${left}) AND NOT ${right}`),
    ),
    one: fc.oneof(
      fc
        .tuple(attributes, fc.constantFrom('=', '<>'), fc.oneof(fc.constant(':one'), others))
        .map((parts) => parts.join(' ')),
      fc
        .tuple(attributes, fc.constantFrom('<', '<=', '>', '>='), fc.oneof(ordered, others))
        .map((parts) => parts.join(' ')),
      attributes.map((attribute) => `${attribute} BETWEEN :low AND :high`),
      attributes.map((attribute) => `${attribute} IN (:one, :two)`),
      attributes.map((attribute) => `attribute_exists(${attribute})`),
      attributes.map((attribute) => `attribute_type(${attribute}, :type)`),
      attributes.map((attribute) => `begins_with(${attribute}, :text)`),
      fc.tuple(attributes, fc.constantFrom(':one', ':text')).map(([whole, part]) => `contains(${whole}, ${part})`),
      attributes.map((attribute) => `size(${attribute}) > :small`),
    ),
  }))
  .any.chain((text) =>
    fc
      .record({
        ':low': fc.integer({ min: 0, max: 3 }),
        ':high': fc.integer({ min: 4, max: 9 }),
        ':one': anyValue,
        ':two': anyValue,
        ':text': fc.constantFrom('u', 'v'),
        ':type': fc.constantFrom('S', 'N', 'SS', 'M', 'L', 'NULL', 'BOOL', 'B'),
        ':small': fc.integer({ min: 0, max: 2 }),
      })
      .map((values) => ({ text, names: {}, values: usedIn(text, values) })),
  );

function usedIn(text: string, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => new RegExp(`${name}\\b`).test(text)));
}
