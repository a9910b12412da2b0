import { describe, expect, test } from 'vitest';
import { type Argument, judge } from './judge.ts';
import { type DomainMutant, mutantsOf } from './results.ts';

const source = ['if (a <', '  b) return 1;', 'return c;'].join('\n');
const place = (line: number, column: number) => ({ line, column });
const mutant = (status: string, start = place(3, 8), end = place(3, 9)) => ({
  id: '1',
  status,
  mutatorName: 'Made',
  replacement: 'd\n e',
  location: { start, end },
});
const reportOf = (...mutants: object[]) => ({ files: { 'lib/domain/room/x.ts': { source, mutants } } });

describe('a mutant of a report', () => {
  test('is told by what was changed, in one line, even if it stands in several', () => {
    const [short, long, whole] = mutantsOf(
      reportOf(
        mutant('Killed'),
        mutant('Killed', place(1, 5), place(2, 4)),
        mutant('Killed', place(2, 6), place(2, 15)),
      ),
    );
    expect(short).toEqual({
      file: 'lib/domain/room/x.ts',
      line: 3,
      mutator: 'Made',
      code: 'c',
      replacement: 'd e',
      status: 'Killed',
    });
    expect(long).toMatchObject({ line: 1, code: 'a < b' });
    expect(whole).toMatchObject({ line: 2, code: 'return 1;' });
  });

  test('is none of a status that nobody knows', () => {
    expect(() => mutantsOf(reportOf(mutant('Hidden')))).toThrow();
  });
});

describe('what became of mutants', () => {
  const of = (status: DomainMutant['status'], file = 'lib/domain/room/x.ts', replacement = 'd'): DomainMutant => ({
    file,
    line: 3,
    mutator: 'Made',
    code: 'c',
    replacement,
    status,
  });
  const argument: Argument = { file: 'lib/domain/room/x.ts', mutator: 'Made', code: 'c', replacement: 'd', why: 'x' };
  const NONE = { mutants: 0, killed: 0, timedOut: 0, argued: 0, survived: 0, ignored: 0, invalid: 0 };

  test('is counted by room, without those that were not made or do not load', () => {
    const all = [of('Killed'), of('Timeout'), of('Ignored'), of('RuntimeError'), of('Killed', 'lib/domain/a/y.ts')];
    const { rooms, total } = judge(all, []);
    expect([...rooms]).toEqual([
      ['a', { ...NONE, mutants: 1, killed: 1 }],
      ['room', { ...NONE, mutants: 2, killed: 1, timedOut: 1, ignored: 1, invalid: 1 }],
    ]);
    expect(total).toEqual({ ...NONE, mutants: 3, killed: 2, timedOut: 1, ignored: 1, invalid: 1 });
  });

  test('is bad if one survived, covered or not, that nobody has argued', () => {
    const alive = [of('Survived', undefined, 'e'), of('NoCoverage', 'lib/domain/room/y.ts')];
    const { survivors, total, idle } = judge([...alive, of('Survived')], [argument]);
    expect(survivors).toEqual(alive);
    expect(total).toEqual({ ...NONE, mutants: 3, argued: 1, survived: 2 });
    expect(idle).toEqual([]);
  });

  test('is bad if an argument is about nothing that survives', () => {
    expect(judge([of('Killed')], [argument])).toMatchObject({ idle: [argument], argued: [] });
  });

  test('is argued once for all that a mutator makes of the same code', () => {
    const { replacement: _, ...any } = argument;
    const { argued, survivors } = judge([of('Survived'), of('NoCoverage', undefined, 'e'), of('Killed')], [any]);
    expect(argued).toEqual([{ ...any, mutants: 2 }]);
    expect(survivors).toEqual([]);
  });
});
