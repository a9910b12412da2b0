import { expect, it } from 'vitest';
import { compare, requireAllSame } from './comparisons.ts';

it('a difference is told once, when all comparisons are over', async () => {
  const { promise, reject } = Promise.withResolvers<void>();
  compare(promise);
  compare(Promise.resolve());
  reject(new Error('an engine does otherwise'));
  await expect(requireAllSame()).rejects.toThrow('an engine does otherwise');
  await requireAllSame();
});
