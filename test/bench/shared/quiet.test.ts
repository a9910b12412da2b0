import { expect, it } from 'vitest';
import { busyBetween } from './quiet.ts';

const processor = (user: number, idle: number) => ({ times: { user, nice: 0, sys: 0, irq: 0, idle } });

it('what processors did between two looks says how many of them were busy', () => {
  const before = [processor(5_000, 100), processor(0, 900)];
  expect(busyBetween(before, [processor(5_000, 1_100), processor(0, 1_900)])).toBe(0);
  expect(busyBetween(before, [processor(6_000, 100), processor(0, 1_900)])).toBe(1);
  expect(busyBetween(before, [processor(6_000, 100), processor(500, 1_400)])).toBe(1.5);
  expect(busyBetween(before, before)).toBe(0);
});
