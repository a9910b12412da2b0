import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { givenId, inRowOrder, judgeRow } from '../../../../lib/contracts/shared/row-verdicts.ts';

describe('the id of a rejected row', () => {
  it('is the one that was given, even when it is no id', () => {
    expect(givenId({ id: 'not an id' }, 'id')).toBe('not an id');
  });

  it('is cut to 128 characters, and never in the middle of one', () => {
    expect(givenId({ id: 'x'.repeat(500) }, 'id')).toBe('x'.repeat(128));
    expect(givenId({ id: `${'x'.repeat(127)}😀` }, 'id')?.isWellFormed()).toBe(true);
  });

  it.each([null, undefined, 'id', 7, [], {}, { id: 7 }, { id: null }])('is left out when %j has none', (given) => {
    expect(givenId(given, 'id')).toBeUndefined();
  });

  it('is not taken from what every object inherits', () => {
    expect(givenId({}, 'constructor')).toBeUndefined();
  });
});

describe('the verdicts of an import', () => {
  it('stand in the order of the rows', () => {
    const judged = [{}, { n: 1 }, { n: 'x' }, { n: 2 }].map((given) => judgeRow(z.object({ n: z.number() }), given));
    const reject = (_fault: unknown, position: number) => `rejected ${position}`;
    expect(inRowOrder(judged, ['first', 'second'], reject)).toEqual(['rejected 0', 'first', 'rejected 2', 'second']);
  });

  it('are never made up: a use case that gave too few is a defect', () => {
    expect(() => inRowOrder([{ row: 1 }, { row: 2 }], ['only'], () => 'rejected')).toThrow('row 1 got no verdict');
  });

  it('stay short, however much is wrong with a row', () => {
    const given = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`field${n}`, n]));
    const judged = judgeRow(z.strictObject({}), given);
    expect(JSON.stringify(judged).length).toBeLessThan(1_100);
  });
});
