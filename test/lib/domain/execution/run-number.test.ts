import { describe, expect, it } from 'vitest';
import { nextRun } from '../../../../lib/domain/execution/run-number.ts';

describe('the number of the next run', () => {
  it('is one more', () => {
    expect(nextRun({ run: 0 }, {})).toBe(1);
    expect(nextRun({ run: 7 }, {})).toBe(8);
  });

  it('is above the generation after a restore, and then one more each', () => {
    expect(nextRun({ run: 7 }, { generation: 1_790_000_000 })).toBe(1_790_000_001);
    expect(nextRun({ run: 1_790_000_001 }, { generation: 1_790_000_000 })).toBe(1_790_000_002);
  });
});
