/**
 * A moment as ISO 8601 in UTC with milliseconds, `2026-11-23T10:00:00.000Z`. It sorts as text, and is stored and shown as
 * it is.
 */
export type Instant = string & { readonly __brand: 'Instant' };

export function instant(date: Date): Instant {
  return date.toISOString() as Instant;
}

export function addSeconds(at: Instant, seconds: number): Instant {
  return instant(new Date(Date.parse(at) + seconds * 1000));
}

/** Whole seconds from `from` until `to`, rounded up; 0 when `to` is past. */
export function secondsUntil(from: Instant, to: Instant): number {
  return Math.max(0, Math.ceil((Date.parse(to) - Date.parse(from)) / 1000));
}
