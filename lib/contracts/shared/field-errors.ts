import * as z from 'zod';

/** What can be wrong with one field of a request. */
export const FIELD_ERROR_CODES = [
  'required',
  'unknown_field',
  'invalid_type',
  'invalid_format',
  'invalid_value',
  'too_small',
  'too_big',
  'invalid_cursor',
] as const;
export type FieldErrorCode = (typeof FIELD_ERROR_CODES)[number];

export const fieldErrorSchema = z.object({
  field: z
    .string()
    .describe(
      'Where: `commissions[3].amount`, `query.limit`, `path.batchId`, `header.idempotency-key`; `body` for the body as a whole.',
    ),
  code: z.enum(FIELD_ERROR_CODES),
  message: z.string(),
});
export type FieldError = z.infer<typeof fieldErrorSchema>;

/** The part of a request that a field is in. Fields of the body have no prefix. */
export type RequestPart = 'body' | 'query' | 'path' | 'header';

/** A hostile body can have a hundred thousand wrong fields. Naming the first of them is enough. */
const MAX_FIELD_ERRORS = 100;
const MAX_NAME_LENGTH = 128;

/**
 * Names every wrong field. The issues must carry their input (zod's `reportInput`), which is never repeated in a message.
 */
export function fieldErrors(part: RequestPart, issues: readonly z.core.$ZodIssue[]): FieldError[] {
  return issues.flatMap((issue) => errorsOf(part, issue)).slice(0, MAX_FIELD_ERRORS);
}

function errorsOf(part: RequestPart, issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MAX_FIELD_ERRORS).map((key) => ({
      field: fieldName(part, [...issue.path, key]),
      code: 'unknown_field',
      message: 'is not a known field',
    }));
  }
  const field = fieldName(part, issue.path);
  if (issue.input === undefined) return [{ field, code: 'required', message: 'is required' }];
  return [{ field, code: codeOf(issue), message: issue.message }];
}

function codeOf(issue: Exclude<z.core.$ZodIssue, z.core.$ZodIssueUnrecognizedKeys>): FieldErrorCode {
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_format':
    case 'invalid_value':
    case 'too_small':
    case 'too_big':
      return issue.code;
    case 'custom':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return 'invalid_value';
    default:
      return issue satisfies never;
  }
}

function fieldName(part: RequestPart, path: readonly PropertyKey[]): string {
  const full = part === 'body' ? path : [part, ...path];
  const name = full.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    const word = String(step).slice(0, MAX_NAME_LENGTH).toWellFormed();
    return text === '' ? word : `${text}.${word}`;
  }, '');
  return name === '' ? part : name;
}
