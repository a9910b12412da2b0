import { expect, it } from 'vitest';
import { type CpuProfile, timeInFrames } from './cpu-profile.ts';

const node = (id: number, functionName: string, url: string, children: number[] = []) => ({
  id,
  callFrame: { functionName, url, lineNumber: 0, columnNumber: 0 },
  children,
});

/** A sample every two milliseconds from 10 ms on. */
const profile = (samples: number[]): CpuProfile => ({
  nodes: [
    node(1, '(root)', '', [2, 4, 5]),
    node(2, 'caller', 'file:///a.js', [3]),
    node(3, 'parse', ''),
    node(4, '(idle)', ''),
    node(5, '(garbage collector)', ''),
  ],
  startTime: 10_000,
  samples,
  timeDeltas: samples.map((_, index) => (index === 0 ? 0 : 2_000)),
});

const timesIn = (samples: number[], from: number, to: number) =>
  Object.fromEntries(
    [...timeInFrames(profile(samples), { from, to })].map(([frame, time]) => [frame.functionName, time]),
  );

it('each frame has the time until the next sample, and waiting is nobody’s', () => {
  expect(timesIn([2, 2, 4, 4, 5, 2], 0, 100)).toEqual({ caller: 4, '(garbage collector)': 2 });
});

it('a function without a file counts as its caller', () => {
  expect(timesIn([3, 2, 4], 0, 100)).toEqual({ caller: 4 });
});

it('only what lies within the time counts', () => {
  expect(timesIn([2, 2, 2, 2, 2], 12, 16)).toEqual({ caller: 4 });
});
