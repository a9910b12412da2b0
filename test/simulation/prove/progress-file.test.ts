import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';
import { isFinished, type Progress, ProgressFile } from './progress-file.ts';
import { reportOf } from './report.ts';
import { Shares } from './shares.ts';
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
  runs: 200,
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

  it('loses no history, and tells none twice, when it is ended with shares under way', () => {
    const begun: Progress = { ...progress, runs: 200, next: 1, open: [], tally: emptyTally() };
    const before = new Shares(begun);
    const [first, second] = [before.next(), before.next()];
    if (!first || !second) throw new Error('no shares were given out');
    before.takeIn({ share: first, tally, stories: [] });
    const after = new Shares(begun);
    const given = [];
    for (let share = after.next(); share; share = after.next()) {
      expect(begun.open).toContainEqual(share);
      given.push(share.from);
      after.takeIn({ share, tally, stories: [] });
    }
    expect(given).toEqual([51, 101, 151]);
    expect(begun.open).toEqual([]);
    expect(isFinished(begun)).toBe(true);
  });

  it('gives out nothing more once it is to stop', () => {
    const shares = new Shares({ ...progress, open: [] });
    shares.stop();
    expect(shares.next()).toBeUndefined();
  });

  it('tells its rate of late, and how long is left at that rate', () => {
    const pace = new Pace();
    pace.line({ ...progress, runs: 1_050, seconds: 10 }, 0);
    const later = { ...progress, runs: 1_050, seconds: 20, tally: { ...tally, histories: 150 } };
    expect(pace.line(later, 3 * 2 ** 20)).toBe(
      '150 of 1,050 histories, 10 a second, 3 faults, 0 broken, 3 MB; about 00:01:30 left',
    );
  });

  it('is published with what went wrong how often, what was recovered, and nobody paid twice', () => {
    const report = reportOf({ ...progress, tally: { ...tally, broken: { M1: 1, bank: 2, M7: 4 } } }, 'a machine');
    expect(report).toContain('| Histories | 50, from seed 1 |');
    expect(report).toContain('| Double payments (histories that break M1) | 1 |');
    expect(report).toMatch(/Lost payments .* \| 2 \|/);
    expect(report).toContain('| Histories that break any other rule | 4 |');
    expect(report).toContain('| crash-after | 3 |');
    expect(report).toContain('| sweep queue | 2 |');
    expect(report).toMatch(/Never seen: fault crash-before/);
    expect(report).not.toContain('| unknown |');
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
    expect(whole).toContain('WARNING: never seen: fault crash-before');
    expect(whole).not.toContain('never seen: fault crash-after');
    expect(whole).toContain('No rule was broken.');
    const broken = summaryOf({ ...progress, tally: { ...tally, broken: { M1: 2 } }, stories: ['the story'] }, 2);
    expect(broken).toMatch(/the story[\s\S]*BROKEN, in so many histories:\n +2 {2}M1/);
  });
});
