import { cpus } from 'node:os';
import { FAULTS } from '../world/effects/fault.ts';
import type { Progress } from './progress-file.ts';

/** What a run came to, for people. */
export function summaryOf({ commit, seed, tally, seconds, stories }: Progress, threads: number): string {
  const { histories, effects, faults, branches, ends, broken } = tally;
  const [processor] = cpus();
  const injected = Object.values(faults).reduce((sum, times) => sum + times, 0);
  const never = FAULTS.filter((kind) => !faults[kind]);
  const rate = histories / Math.max(seconds, 0.001);
  return [
    ...stories.flatMap((story) => ['', story]),
    '',
    `${number(histories)} histories from seed ${seed}, commit ${commit}`,
    `${number(effects)} effects, ${number(injected)} faults at them`,
    `${duration(seconds)} on ${threads} threads: ${rate.toFixed(0)} histories a second, ${(rate / threads).toFixed(0)} a thread`,
    `${processor?.model ?? 'unknown processor'}, Node ${process.version}`,
    '',
    'Faults:',
    ...table(faults),
    ...(never.length > 0 ? [`  never: ${never.join(', ')}`] : []),
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
  ].join('\n');
}

function table(counts: Readonly<Record<string, number>>): string[] {
  const rows = Object.entries(counts).sort(([, left], [, right]) => right - left);
  return rows.map(([name, times]) => `  ${number(times).padStart(14)}  ${name}`);
}

function startingWith(prefix: string, counts: Readonly<Record<string, number>>): Record<string, number> {
  const those = Object.entries(counts).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(those.map(([name, times]) => [name.slice(prefix.length), times]));
}

const number = (value: number) => value.toLocaleString('en-US');

function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [Math.trunc(whole / 3_600), Math.trunc(whole / 60) % 60, whole % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
