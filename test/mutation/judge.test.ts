import { describe, expect, test } from 'vitest';
import { ARGUED } from './argued.ts';
import { type Argument, isArguedBy, judge } from './judge.ts';
import { mutantsOfTheMoneyPath, type NamedMutant } from './money-path.ts';
import type { Result } from './results.ts';

const mutant = (name: string, file = 'lib/store/batches/x.ts'): NamedMutant => ({
  id: 0,
  name,
  file,
  line: 1,
  kind: 'guard',
  code: name,
  context: name,
  start: 0,
  end: 1,
});
const results = (statuses: Readonly<Record<string, Result['status']>>): Map<string, Result> =>
  new Map(
    Object.entries(statuses).map(([name, status]) => [
      name,
      { name, context: name, status, commit: 'abc', isSimulated: false },
    ]),
  );
const argument = (code: string): Argument => ({ file: 'lib/store/batches/x.ts', kind: 'guard', code, why: 'so' });

describe('what became of the rules', () => {
  const all = [mutant('a'), mutant('b'), mutant('c', 'lib/payouts/batches/y.ts'), mutant('d')];

  test('is counted by floor and room; what was not tried is said', () => {
    const step = mutant('e', 'functions/execution/z.ts');
    const { rooms, total } = judge([...all, step], results({ a: 'killed', b: 'timed-out', c: 'survived' }), []);
    const NONE = { mutants: 0, killed: 0, timedOut: 0, argued: 0, survived: 0, untried: 0 };
    expect([...rooms]).toEqual([
      ['functions/execution', { ...NONE, mutants: 1, untried: 1 }],
      ['payouts/batches', { ...NONE, mutants: 1, survived: 1 }],
      ['store/batches', { ...NONE, mutants: 3, killed: 1, timedOut: 1, untried: 1 }],
    ]);
    expect(total).toEqual({ ...NONE, mutants: 5, killed: 1, timedOut: 1, survived: 1, untried: 2 });
  });

  test('is not known of a rule that has changed since', () => {
    const changed = { ...mutant('a'), context: 'another line' };
    expect(judge([changed], results({ a: 'killed' }), []).total).toMatchObject({ killed: 0, untried: 1 });
  });

  test('is bad if a rule survived that nobody has argued, or an argued one was noticed by a test', () => {
    const { survivors, argued, idle } = judge(all, results({ a: 'survived', b: 'survived', d: 'killed' }), [
      argument('a'),
      argument('c'),
      argument('d'),
    ]);
    expect(survivors.map(({ name }) => name)).toEqual(['b']);
    expect(argued).toMatchObject([{ name: 'a', why: 'so' }]);
    expect(idle).toEqual([argument('d')]);
  });
});

test('every argument is about a rule that exists', () => {
  const mutants = mutantsOfTheMoneyPath();
  expect(ARGUED.filter((one) => !mutants.some((other) => isArguedBy(one, other)))).toEqual([]);
});
