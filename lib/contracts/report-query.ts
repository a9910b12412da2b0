import * as z from 'zod';
import { type Instant, instant } from '../domain/time.ts';
import { currencyField } from './fields.ts';

/** A day, which begins at midnight UTC, or a moment. */
export const dayOrInstantField = z
  .string()
  .max(40, 'must be at most 40 characters')
  .transform((text, context): Instant => {
    const isDay = z.iso.date().safeParse(text).success;
    if (isDay || z.iso.datetime().safeParse(text).success) return instant(new Date(text));
    context.addIssue({
      code: 'custom',
      message: 'must be a day such as 2026-03-01, or a time in UTC such as 2026-03-01T12:00:00Z',
      input: text,
    });
    return z.NEVER;
  });

export const REPORT_FORMATS = ['json', 'csv'] as const;

/** Query parameters of every report. Whether `from` lies before `to` is only known with the defaults of both. */
export const reportQuery = {
  from: dayOrInstantField.optional(),
  to: dayOrInstantField.optional(),
  currency: currencyField.optional(),
  format: z.enum(REPORT_FORMATS).default('json'),
};
