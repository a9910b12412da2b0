import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { findMutants } from './find-mutants.ts';
import { rulesSwitch } from './rules-switch.ts';
import { RULES, switched } from './switched.ts';

const numbered = (source: string) => findMutants('lib/x.ts', source).map((mutant, id) => ({ ...mutant, id }));
const compiled = (source: string) => switched(source, numbered(source));
/** What the source comes to without that rule, and which rules it reached. */
const run = (source: string, takenOut?: number) => {
  const reached: number[] = [];
  const rules = rulesSwitch(takenOut, (id) => reached.push(id));
  const value: unknown = runInNewContext(compiled(source), { [RULES]: rules, all: true });
  return { value, reached };
};

describe('source with its rules behind a switch', () => {
  test('asks it for each guard and each part of a condition', () => {
    expect(compiled(`if (a && b) throw c; put('attribute_not_exists(PK) AND x = :x');`)).toBe(
      `if (__rules.guard(0, a && b)) throw c; put(\`\${__rules.condition(1, \`attribute_not_exists(PK)\`)} AND \${__rules.condition(2, \`x = :x\`)}\`);`,
    );
  });

  const CONDITION = `\`v = :v AND \${all ? 'x = :x' : ''} AND seq \${all ? '=' : '>'} :seq\``;

  test('is what it was, if no rule is taken out', () => {
    expect(run(CONDITION)).toEqual({ value: 'v = :v AND x = :x AND seq = :seq', reached: [0, 1, 2] });
  });

  test('has a condition that always holds, and mentions what it mentioned, in the place of the one taken out', () => {
    expect(run(CONDITION, 1).value).toBe('v = :v AND (x = :x OR NOT x = :x) AND seq = :seq');
    expect(run(CONDITION, 2).value).toBe('v = :v AND x = :x AND (seq = :seq OR NOT seq = :seq)');
  });

  const GUARDS = '(() => { if (!all) return 1; if (all) return 2; return 3; })()';

  test('reaches a guard where it holds; taken out, it never does', () => {
    expect(run(GUARDS)).toEqual({ value: 2, reached: [1] });
    expect(run(GUARDS, 1)).toEqual({ value: 3, reached: [1] });
    expect(run(GUARDS, 0).value).toBe(2);
  });
});
