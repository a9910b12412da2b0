import { describe, expect, test } from 'vitest';
import { findMutants } from './find-mutants.ts';

const texts = (source: string) => findMutants('lib/x.ts', source).map(({ code }) => code);

/** A hole of a template, as it is written in a source. */
const hole = (code: string) => `\${${code}}`;

describe('the rules that can be taken out of a source file', () => {
  test('are each part of a condition', () => {
    expect(texts(`x({ ConditionExpression: 'attribute_not_exists(#open) AND settledSeq = :seq' })`)).toEqual([
      'attribute_not_exists(#open)',
      'settledSeq = :seq',
    ]);
  });

  test('are those of a text with holes in it, where a hole may be part of a comparison', () => {
    const source = `const c = \`version = :version AND ${hole('headOf({ a: `}` })')} AND accruedSeq ${hole('all ? "=" : ">"')} :seq\`;`;
    expect(texts(source)).toEqual(['version = :version', `accruedSeq ${hole('all ? "=" : ">"')} :seq`]);
  });

  test('are no updates and no conditions of keys', () => {
    expect(texts(`x({ UpdateExpression: hold ? 'SET a = :a' : \`SET b = :b\${more ? ', #c = :c' : ''}\` })`)).toEqual(
      [],
    );
    expect(
      texts(`y('SET a = :a'); z('begins_with(#sk, :prefix)', '#pk = :pk AND #sk BETWEEN :low AND :high')`),
    ).toEqual([]);
  });

  test('are guards: whatever ends a function or a turn of a loop early', () => {
    expect(
      texts('function f() { if (a && b) return; if (c) { d(); throw e; } for (;;) { if (g) continue; } }'),
    ).toEqual(['a && b', 'c', 'g']);
  });

  test('are no branches after which the function goes on', () => {
    expect(texts('if (a) b(); else c(); if (d) { e(); }')).toEqual([]);
  });

  test('are told by file and line', () => {
    expect(findMutants('lib/x.ts', '\n\nif (a) throw b;')[0]).toMatchObject({
      file: 'lib/x.ts',
      line: 3,
      kind: 'guard',
      code: 'a',
    });
  });
});
