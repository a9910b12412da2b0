import { expect, it } from 'vitest';
import { secondsIn } from './cpu.ts';

it('the CPU time of a process is its user and system time, whatever its name is', () => {
  const stat = '42 (a) S (b) R 1 42 42 0 -1 4194304 900 0 1 0 1250 250 3 4 20 0 11 0 123456 1000 200';
  expect(secondsIn(stat)).toBe(15);
});
