import { expect, it } from 'vitest';
import { cpuBetween } from './cpu-of-stack.ts';

it('what was taken in between is the difference, and unknown where the system does not tell it', () => {
  const before = { engine: 1, client: 0.5, idle: 10, all: 20 };
  const after = { engine: 3.5, client: 1, idle: 11, all: 24 };
  expect(cpuBetween(before, after)).toEqual({ engine: 2.5, client: 0.5, idle: 1, all: 4 });
});
