import * as z from 'zod';
import { anyIdField, currencyField } from './fields.ts';

/** Fields of answers. Our own code made what is in them, so nobody checks it again; the API document says what to expect. */

export const shownId = anyIdField;
export const shownCurrency: z.ZodType<string> = currencyField;

/** Has exactly as many decimals as its currency. Only a balance can be negative. */
export const shownAmount = z
  .string()
  .regex(/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/)
  .meta({
    id: 'Amount',
    description: 'An exact decimal with as many digits after the point as the currency has: USD 2, JPY 0, KWD 3.',
    examples: ['100.75'],
  });

export const shownTime = z.iso.datetime().meta({
  id: 'Time',
  description: 'ISO 8601 in UTC, to the millisecond.',
  examples: ['2026-11-23T10:00:00.000Z'],
  override: { pattern: 'Z$' },
});
