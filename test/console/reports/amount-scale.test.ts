import { describe, expect, it } from 'vitest';
import { amountScale } from '../../../console/src/reports/amount-scale.ts';

describe('the scale of a chart', () => {
  it('draws amounts of any size in steps, below a figure that people like to read', () => {
    const { heights, labelAt } = amountScale(['9007199254740.93', '4503599627370.46', '0.00']);
    expect(heights).toEqual([900, 450, 0]);
    expect([0, 200, 1_000].map(labelAt)).toEqual(['0', '2T', '10T']);
  });

  it.each([
    ['0.00', 0, '1.0'],
    ['1.00', 1_000, '1.0'],
    ['3.99', 798, '5.0'],
    ['19.99', 999, '20'],
    ['20.01', 800, '25'],
    ['1339.99', 669, '2K'],
    ['1', 1_000, '1.0'],
  ])('%s is %i steps high, and the top of its axis %s', (amount, height, top) => {
    const { heights, labelAt } = amountScale([amount]);
    expect([heights, labelAt(1_000)]).toEqual([[height], top]);
  });

  it('of nothing has an axis all the same', () => {
    expect(amountScale([]).labelAt(500)).toBe('0.5');
  });
});
