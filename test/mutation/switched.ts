import type { Mutant } from './mutant.ts';

/** A rule with the number by which it is taken out. */
export interface NumberedMutant extends Mutant {
  readonly id: number;
}

/** The functions that the source calls, where a test process has put them; see `setup.ts`. */
export const RULES = '__rules';

/**
 * The source with each of its rules behind a switch, so that it is compiled once for all of them. A guard `if (a)` becomes
 * `if (__rules.guard(7, a))`. A condition `'a = :b'` becomes `${__rules.condition(8, 'a = :b')}` of a text with holes.
 *
 * @param mutants of this source, in the order in which they stand in it
 */
export const switched = (source: string, mutants: readonly NumberedMutant[]): string => {
  const texts = mutants.flatMap(({ text }) => (text && source[text.start] !== '`' ? [text] : []));
  const quotes = [...new Set(texts.flatMap(({ start, end }) => [start, end - 1]))];
  return edited(source, [
    ...mutants.flatMap((mutant) => switchOf(mutant)),
    ...quotes.map((at): Edit => ({ at, removed: 1, added: '`' })),
  ]);
};

interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly added: string;
}

const switchOf = ({ id, kind, start, end }: NumberedMutant): Edit[] => {
  const insert = (at: number, added: string): Edit => ({ at, removed: 0, added });
  switch (kind) {
    case 'guard':
      return [insert(start, `${RULES}.guard(${id}, `), insert(end, ')')];
    case 'condition':
      return [insert(start, `\${${RULES}.condition(${id}, \``), insert(end, '`)}')];
    default:
      return kind satisfies never;
  }
};

const edited = (source: string, edits: readonly Edit[]): string => {
  const inOrder = edits.toSorted((left, right) => left.at - right.at);
  let [text, done] = ['', 0];
  for (const { at, removed, added } of inOrder) {
    text += source.slice(done, at) + added;
    done = at + removed;
  }
  return text + source.slice(done);
};
