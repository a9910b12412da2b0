import { describe, expect, it } from 'vitest';
import type { Fault } from '../world/effects/fault.ts';
import { printStory } from './print-story.ts';
import { shrinkStory } from './shrink-story.ts';
import type { Act, Cast, Story } from './story.ts';

const CRASH: Fault = { kind: 'crash-after', amount: 0 };
const cast = ['p1', 'p2', 'p3'].map((name): Cast => ({ name, behaviour: 'flaky-1', commissions: [5_000n, 700n] }));
const acts = (['create', 'pay-all', 'pause', 'resume', 'sweep'] as const).map(
  (does, id): Act => ({ does, id, at: id, lateBy: 5, admin: 0, asksAgain: true }),
);
const planned = new Map(Array.from({ length: 9 }, (_, nth) => [`act ${nth} @${nth}`, CRASH]));
const STORY: Story = {
  seed: 7,
  cast,
  acts,
  faults: { planned },
  isListenedTo: true,
  paymentsPerSubmission: 2,
  skewMs: 1_500,
  attemptLifetimeSeconds: 30,
};

const plannedIn = ({ faults }: Story) => ('planned' in faults ? faults.planned : new Map<string, Fault>());
/** What this end needs: one act, two faults, and somebody who is not paid at once. */
const isBroken = async (story: Story) =>
  story.acts.some(({ id }) => id === 3) &&
  ['act 2 @2', 'act 7 @7'].every((place) => plannedIn(story).has(place)) &&
  story.cast.some(({ name, behaviour }) => name === 'p2' && behaviour === 'flaky-1');

describe('a story that breaks a rule', () => {
  it('is left with what its end needs, and with nothing else', async () => {
    expect(await shrinkStory(STORY, isBroken)).toEqual({
      ...STORY,
      cast: [{ name: 'p2', behaviour: 'flaky-1', commissions: [5_000n] }],
      acts: [{ ...acts[3], asksAgain: false, lateBy: 0 }],
      faults: {
        planned: new Map([
          ['act 2 @2', CRASH],
          ['act 7 @7', CRASH],
        ]),
      },
      isListenedTo: false,
      paymentsPerSubmission: 50,
      skewMs: 0,
      attemptLifetimeSeconds: 5,
    });
  });

  it('is printed with seed, commit, rule, who is in it, and what changed something, under names that people can tell apart', async () => {
    const id = 'batch-01KJKB3Q0025P0SXQBN8S0PK8Q';
    const at = '2026-03-01T00:00:02.000Z';
    const text = printStory(await shrinkStory(STORY, isBroken), {
      broken: [{ rule: 'M1', text: `${id}.001 was paid twice` }],
      lines: [
        { at, process: 'sweep', text: `reads BATCH#${id} / BATCH` },
        { at, process: 'sweep', text: `puts BATCH#${id} / BATCH  !! crash-after` },
        { at, process: 'pay-chunk', text: 'asks mock: pay' },
      ],
      commit: 'abc1234',
    });
    expect(text).toBe(
      [
        'Seed 7, commit abc1234',
        'BROKEN  M1: batch-A.001 was paid twice',
        '',
        'Submissions of up to 50 payments, good for 5 s; clocks differ by up to 0 ms.',
        'p2 has earned 5000 and is paid "flaky-1"',
        '    3 s  act 3: ada resume',
        'fault    act 2 @2: crash-after',
        'fault    act 7 @7: crash-after',
        '',
        '03-01 00:00:02  sweep: puts BATCH#batch-A / BATCH  !! crash-after',
        '03-01 00:00:02  pay-chunk: asks mock: pay',
      ].join('\n'),
    );
  });
});
