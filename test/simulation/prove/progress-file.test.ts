import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Progress, ProgressFile } from './progress-file.ts';
import { summaryOf } from './summary.ts';
import { emptyTally, merge, type Tally } from './tally.ts';

const tally: Tally = {
  histories: 50,
  effects: 9_000,
  faults: { 'crash-after': 3 },
  branches: { 'sweep queue': 2, 'state Pay': 5, 'audit batch.completed': 7 },
  ends: { 'payment COMPLETED': 80 },
  broken: {},
};
const progress: Progress = {
  commit: 'abc1234',
  seed: 1,
  next: 101,
  open: [{ from: 51, count: 50 }],
  tally,
  stories: [],
  seconds: 2,
};

describe('a long run', () => {
  it('goes on from its file with what it has counted and what was under way, on the same sources only', () => {
    const file = new ProgressFile(join(mkdtempSync(join(tmpdir(), 'prove-')), 'deep', 'progress.json'));
    file.write(progress);
    expect(file.read('abc1234')).toEqual(progress);
    expect(() => file.read('def5678')).toThrow('Start again without --resume');
  });

  it('adds up what its threads have counted', () => {
    const sum = emptyTally();
    merge(sum, tally);
    merge(sum, { ...tally, faults: { conflict: 1 }, broken: { M1: 1 } });
    expect(sum).toMatchObject({
      histories: 100,
      effects: 18_000,
      faults: { 'crash-after': 3, conflict: 1 },
      ends: { 'payment COMPLETED': 160 },
      broken: { M1: 1 },
    });
  });

  it('says in the end how much it told, at what rate, which faults never came, and whether a rule was broken', () => {
    const whole = summaryOf(progress, 2);
    expect(whole).toContain('50 histories from seed 1, commit abc1234');
    expect(whole).toContain('25 histories a second, 13 a thread');
    expect(whole).toMatch(/never: .*crash-before/);
    expect(whole).toContain('No rule was broken.');
    const broken = summaryOf({ ...progress, tally: { ...tally, broken: { M1: 2 } }, stories: ['the story'] }, 2);
    expect(broken).toMatch(/the story[\s\S]*BROKEN, in so many histories:\n +2 {2}M1/);
  });
});
