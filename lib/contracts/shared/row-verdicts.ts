import type * as z from 'zod';
import { fieldErrors } from './field-errors.ts';

export type RowFault<Code extends string> = { readonly code: Code | 'invalid_row'; readonly message: string };

export type JudgedRow<Row, Code extends string> = { readonly row: Row } | { readonly fault: RowFault<Code> };

/**
 * Checks one row of an import by itself. Its faults are its own verdict and never affect other rows. Fields with a code of
 * their own are named in `codes`; anything else that is wrong is `invalid_row`.
 */
export function judgeRow<Row, Code extends string = never>(
  schema: z.ZodType<Row>,
  given: unknown,
  codes: ReadonlyMap<PropertyKey, Code> = new Map(),
): JudgedRow<Row, Code> {
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return { row: parsed.data };
  const errors = fieldErrors('body', parsed.error.issues);
  const message = errors.map(({ field, message }) => `${field === 'body' ? 'row' : field}: ${message}`).join('; ');
  return { fault: { code: codeOf(parsed.error.issues[0], codes), message: message.slice(0, MAX_MESSAGE_LENGTH) } };
}

const MAX_MESSAGE_LENGTH = 1_000;
const MAX_ID_LENGTH = 128;

/** The id as it was sent, so that a rejected row can be found. `undefined` if it is not text. */
export function givenId(given: unknown, field: string): string | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const id: unknown = Object.entries(given).find(([name]) => name === field)?.[1];
  return typeof id === 'string' ? id.slice(0, MAX_ID_LENGTH).toWellFormed() : undefined;
}

/** All verdicts in the order of the rows. Those of the use case go to the rows that passed the check. */
export function inRowOrder<Verdict, Code extends string>(
  judged: readonly JudgedRow<unknown, Code>[],
  verdicts: readonly Verdict[],
  reject: (fault: RowFault<Code>, position: number) => Verdict,
): Verdict[] {
  let next = 0;
  return judged.map((one, position) => {
    if ('fault' in one) return reject(one.fault, position);
    const verdict = verdicts[next];
    next += 1;
    if (verdict === undefined) throw new RangeError(`row ${position} got no verdict`);
    return verdict;
  });
}

function codeOf<Code extends string>(
  first: z.core.$ZodIssue | undefined,
  codes: ReadonlyMap<PropertyKey, Code>,
): Code | 'invalid_row' {
  const field = first?.path[0];
  const isMissing = first?.input === undefined;
  return (field !== undefined && !isMissing && codes.get(field)) || 'invalid_row';
}
