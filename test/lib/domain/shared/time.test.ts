import { describe, expect, it } from 'vitest';
import { addSeconds, secondsUntil } from '../../../../lib/domain/shared/time.ts';
import { NOW } from '../../../support/domain.ts';

describe('an instant', () => {
  it('is UTC text that sorts in time', () => {
    expect(NOW).toBe('2026-03-01T00:00:00.000Z');
    expect(addSeconds(NOW, -1) < NOW && NOW < addSeconds(NOW, 1)).toBe(true);
    expect(addSeconds(NOW, 90)).toBe('2026-03-01T00:01:30.000Z');
  });

  it('is waited for in whole seconds, never too short and never less than none', () => {
    expect(secondsUntil(NOW, addSeconds(NOW, 4))).toBe(4);
    expect(secondsUntil(NOW, addSeconds(NOW, 3.001))).toBe(4);
    expect(secondsUntil(NOW, NOW)).toBe(0);
    expect(secondsUntil(NOW, addSeconds(NOW, -9))).toBe(0);
  });
});
