import { expect, it } from 'vitest';
import { inFlight } from './in-flight.ts';

const asked = (sentAt: number, answeredAt: number) => ({ sentAt, answeredAt });

it('requests that overlap count together, and a pause counts as none', () => {
  const exchanges = [asked(10, 30), asked(20, 30), asked(60, 90)];
  expect(inFlight(exchanges, { from: 0, to: 100 })).toEqual({ busyShare: 0.5, mean: 0.6, most: 2 });
});

it('one that begins when another ends is not beside it', () => {
  expect(inFlight([asked(0, 50), asked(50, 100)], { from: 0, to: 100 })).toEqual({ busyShare: 1, mean: 1, most: 1 });
});

it('of a request that reaches out of the time, only what lies in it counts', () => {
  expect(inFlight([asked(-50, 25), asked(75, 175)], { from: 0, to: 100 })).toEqual({
    busyShare: 0.5,
    mean: 0.5,
    most: 1,
  });
});
