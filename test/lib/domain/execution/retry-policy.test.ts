import { describe, expect, it } from 'vitest';
import { MAX_RETRIES, retryDelaySeconds } from '../../../../lib/domain/execution/retry-policy.ts';

describe('the retry policy', () => {
  it('waits 1, 2 and 4 seconds and then gives up', () => {
    expect([0, 1, 2, 3, 4].map(retryDelaySeconds)).toEqual([1, 2, 4, undefined, undefined]);
    expect(MAX_RETRIES).toBe(3);
  });
});
