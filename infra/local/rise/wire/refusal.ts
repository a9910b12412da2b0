import type * as z from 'zod';

/** Codes that Rise's documentation of payments names. */
export const REFUSAL_CODES = [
  'INSUFFICIENT_BALANCE',
  'INVALID_SIGNATURE',
  'EXPIRED_TYPED_DATA',
  'INVALID_RECIPIENT',
  'TEAM_ROLE_SETTINGS_NOT_FOUND',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A request that Rise would refuse, and the answer. Nothing has moved. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: 400 | 401 | 403 | 404 | 413;
  readonly code: RefusalCode | undefined;
  readonly issues: readonly z.core.$ZodIssue[] | undefined;

  constructor(
    status: Refusal['status'],
    message: string,
    more: { code?: RefusalCode; issues?: readonly z.core.$ZodIssue[] } = {},
  ) {
    super(message);
    this.status = status;
    this.code = more.code;
    this.issues = more.issues;
  }
}

/** The value, parsed by the schema. @throws Refusal with status 400 */
export const readBy = <Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> => {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new Refusal(400, 'Bad request', { issues: read.error.issues });
};
