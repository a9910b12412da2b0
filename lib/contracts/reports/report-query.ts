import * as z from 'zod';
import { currencyField } from '../shared/fields.ts';
import { dayOrTimeField } from '../shared/given-time.ts';
import { pageQuery } from '../shared/page.ts';

export const REPORT_FORMATS = ['json', 'csv'] as const;

/** Query parameters of every report. Whether `from` is before `to` can only be checked once both have their defaults. */
export const reportQuery = {
  from: dayOrTimeField.optional(),
  to: dayOrTimeField.optional(),
  currency: currencyField.optional(),
  format: z.enum(REPORT_FORMATS).default('json'),
};

/** The same for a report with pages. */
export const reportPageQuery = {
  ...reportQuery,
  limit: z
    .string()
    .regex(/^[1-9][0-9]{0,3}$/, 'must be a whole number from 1 on')
    .transform(Number)
    .meta({
      description: 'The most lines that the answer may have. The limit of this number depends on the format.',
      override: ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }) => {
        delete jsonSchema.pattern;
        Object.assign(jsonSchema, { type: 'integer', minimum: 1, maximum: 9_999 });
      },
    })
    .optional(),
  cursor: pageQuery.cursor,
};

const MAX_JSON_LINES = 100;
const DEFAULT_JSON_LINES = 20;

type Paged = { readonly format: (typeof REPORT_FORMATS)[number]; readonly limit?: number | undefined };

/** Checks `limit` by the format. JSON is read by programs page by page, CSV is saved as a file. */
export function limitFits(maxCsvLines: number) {
  return ({ format, limit }: Paged, context: z.core.$RefinementCtx): void => {
    const max = format === 'csv' ? maxCsvLines : MAX_JSON_LINES;
    if (limit === undefined || limit <= max) return;
    const message = `must be a whole number from 1 to ${max} in ${format.toUpperCase()}`;
    context.addIssue({ code: 'custom', path: ['limit'], message, input: limit });
  };
}

/** As many lines as were asked for. By default a page of JSON, or all that fits into one CSV answer. */
export function limitOf({ format, limit }: Paged, maxCsvLines: number): number {
  return limit ?? (format === 'csv' ? maxCsvLines : DEFAULT_JSON_LINES);
}
