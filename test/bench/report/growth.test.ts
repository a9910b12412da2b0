import { describe, expect, it } from 'vitest';
import { NO_UNITS } from '../meter/units.ts';
import { growthPlots, growthTargets, reportGrowth } from './growth.ts';
import { gapOf } from './targets.ts';

const QUESTIONS = ['payable page, its summary counted', 'payable page', 'affiliate page', 'audit log'];
const size = (affiliates: number, units: readonly number[]) => ({
  affiliates,
  commissions: affiliates * 10,
  commissionsOfOne: affiliates,
  batches: 31,
  answers: units.map((tableReads, at) => ({
    question: QUESTIONS[at] ?? 'another',
    units: { ...NO_UNITS, tableReads, tableWrites: 1 },
    milliseconds: 12,
  })),
});
const figures = { sizes: [size(1_000, [99, 9, 4, 9]), size(100_000, [499, 8, 4, 9_999])] };

describe('growth', () => {
  it('is flat if the largest books take hardly more units than the smallest', () => {
    const targets = growthTargets(figures);
    expect(targets.map(({ measured }) => measured)).toEqual([5, 0.9, 1]);
    expect(targets.map(gapOf)).toEqual(['3.9', 'none', 'none']);
    expect(targets[0]?.what).toBe('payable page, its summary counted: 100,000 against 1,000 affiliates');
  });

  it('is drawn with a line for each question, and each picture stands in the report', () => {
    const plots = growthPlots(figures);
    const report = reportGrowth(figures).join('\n');
    for (const { file, plot } of plots) {
      expect(plot.lines.map(({ name }) => name)).toEqual(QUESTIONS);
      expect(report).toContain(`](${file})`);
    }
    expect(plots[0]?.plot.lines[0]?.points).toEqual([
      [1_000, 100],
      [100_000, 500],
    ]);
  });

  it('of books that lack an answer is not reported', () => {
    expect(() => reportGrowth({ sizes: [size(10, [1, 2]), size(20, [1])] })).toThrow(
      'payable page was not asked of 20',
    );
  });
});
