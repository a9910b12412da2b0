import { describe, expect, it } from 'vitest';
import { isWithin, periodOf } from '../../../../lib/domain/shared/period.ts';
import { instant } from '../../../../lib/domain/shared/time.ts';

const at = (text: string) => instant(new Date(text));
const NOW = at('2026-03-15T13:45:10.123Z');

describe('the period of a report', () => {
  it('is thirty whole days that end with today, unless it is given', () => {
    expect(periodOf({}, NOW)).toEqual({ period: { from: at('2026-02-14'), to: at('2026-03-16') } });
  });

  it('ends with today without an end, and is thirty days long without a beginning', () => {
    expect(periodOf({ from: at('2026-03-15') }, NOW).period).toEqual({ from: at('2026-03-15'), to: at('2026-03-16') });
    expect(periodOf({ to: at('2026-01-31') }, NOW).period).toEqual({ from: at('2026-01-01'), to: at('2026-01-31') });
  });

  it('has its beginning before its end', () => {
    expect(periodOf({ from: at('2026-03-02'), to: at('2026-03-01') }, NOW).fault).toBe('not-before');
    expect(periodOf({ from: at('2026-03-01'), to: at('2026-03-01') }, NOW).fault).toBe('not-before');
    expect(periodOf({ from: at('2026-03-16') }, NOW).fault).toBe('not-before');
    expect(periodOf({ from: at('2026-03-15T23:59:59.999Z') }, NOW).fault).toBeUndefined();
  });

  it('is at most 366 days long', () => {
    expect(periodOf({ from: at('2024-01-01'), to: at('2025-01-01') }, NOW).fault).toBeUndefined();
    expect(periodOf({ from: at('2024-01-01'), to: at('2025-01-01T00:00:00.001Z') }, NOW).fault).toBe('too-wide');
    expect(periodOf({ from: at('2025-03-14') }, NOW).fault).toBe('too-wide');
  });

  it('includes its beginning and not its end, so that no moment is in two periods that follow each other', () => {
    const march = { from: at('2026-03-01'), to: at('2026-04-01') };
    expect(isWithin(march.from, march)).toBe(true);
    expect(isWithin(at('2026-03-31T23:59:59.999Z'), march)).toBe(true);
    expect(isWithin(march.to, march)).toBe(false);
    expect(isWithin(at('2026-02-28T23:59:59.999Z'), march)).toBe(false);
  });
});
