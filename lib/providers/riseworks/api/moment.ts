import * as z from 'zod';
import { type Instant, instant } from '../../../domain/shared/time.ts';

/**
 * Rise does not say how it writes times. This reads ISO 8601 (UTC if no zone is named), and seconds or milliseconds since
 * 1970.
 */
export const momentSchema = z.union([z.number(), z.string().max(64)]).transform((given, context): Instant => {
  const at = dateOf(given);
  if (!Number.isNaN(at.getTime())) return instant(at);
  context.addIssue({ code: 'custom', message: 'not a date and time' });
  return z.NEVER;
});

const FIRST_MILLISECONDS = 100_000_000_000;
const NO_ZONE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

function dateOf(given: number | string): Date {
  if (typeof given === 'string' && !/^\d+$/.test(given)) {
    return new Date(NO_ZONE.test(given) ? `${given.replace(' ', 'T')}Z` : given);
  }
  const number = Number(given);
  return new Date(number < FIRST_MILLISECONDS ? number * 1_000 : number);
}
