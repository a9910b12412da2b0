import { styleText } from 'node:util';
import { grouped, sum, timeText } from './pace.ts';
import type { Progress } from './progress-file.ts';
import { machineText } from './report.ts';
import { neverSeen } from './tally.ts';

/** What a run came to, for people. */
export function summaryOf({ commit, seed, tally, seconds, stories }: Progress, threads: number): string {
  const { histories, effects, faults, branches, ends, broken } = tally;
  const rate = histories / Math.max(seconds, 0.001);
  return [
    ...stories.flatMap((story) => ['', story]),
    '',
    `${grouped(histories)} histories from seed ${seed}, commit ${commit}`,
    `${grouped(effects)} effects, ${grouped(sum(faults))} faults at them`,
    `${timeText(seconds)} on ${threads} threads: ${rate.toFixed(0)} histories a second, ${(rate / threads).toFixed(0)} a thread`,
    machineText(),
    '',
    'Faults:',
    ...table(faults),
    '',
    'What the bank was, and did by itself:',
    ...table(startingWith('bank ', branches)),
    '',
    'What the sweep found to do:',
    ...table(startingWith('sweep ', branches)),
    '',
    'States of the state machines:',
    ...table(startingWith('state ', branches)),
    '',
    'Actions in the audit log:',
    ...table(startingWith('audit ', branches)),
    '',
    'At the end:',
    ...table(ends),
    '',
    Object.keys(broken).length === 0 ? 'No rule was broken.' : 'BROKEN, in so many histories:',
    ...table(broken),
    ...neverSeen(tally).map((what) =>
      styleText('red', `WARNING: never seen: ${what}. What never comes proves nothing.`),
    ),
  ].join('\n');
}

function table(counts: Readonly<Record<string, number>>): string[] {
  const rows = Object.entries(counts).sort(([, left], [, right]) => right - left);
  return rows.map(([name, times]) => `  ${grouped(times).padStart(14)}  ${name}`);
}

function startingWith(prefix: string, counts: Readonly<Record<string, number>>): Record<string, number> {
  const those = Object.entries(counts).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(those.map(([name, times]) => [name.slice(prefix.length), times]));
}
