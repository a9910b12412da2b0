import * as z from 'zod';
import { emailField } from '../shared/email.ts';
import { type FieldError, fieldErrors } from '../shared/field-errors.ts';
import { affiliateIdField, countryField, fullNameField, riseIdField } from '../shared/fields.ts';

/* What an affiliate of an import has to be. The console judges the rows of a file by the same rules, so this runs in browsers, too. */

/** In one request. */
export const MAX_AFFILIATE_ROWS = 100;

export const affiliateRowSchema = z.strictObject({
  affiliateId: affiliateIdField,
  fullName: fullNameField,
  email: emailField,
  country: countryField,
  riseId: riseIdField.optional(),
});

/** What is wrong with a row, field by field. */
export function affiliateFaults(given: unknown): FieldError[] {
  const parsed = affiliateRowSchema.safeParse(given, { reportInput: true });
  return parsed.success ? [] : fieldErrors('body', parsed.error.issues);
}
