import { validationException } from '../refusals.ts';
import { type StoredMap, type StoredValue, toStoredMap } from '../stored-value.ts';
import type { Tokens } from './tokens.ts';

/** What the placeholders of one request stand for. */
export type Scope = { readonly names: Readonly<Record<string, string>>; readonly values: StoredMap };

type Placeholders = {
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, unknown> | undefined;
};

/** An expression that was read once, and is asked many times. */
export type Compiled<Run> = {
  readonly run: Run;
  readonly names: readonly string[];
  readonly values: readonly string[];
};

const NOTHING = {} as const;

/** @throws ValidationException unless exactly those placeholders are given that the expressions use */
export function scopeOf(request: Placeholders, expressions: readonly (Compiled<unknown> | undefined)[]): Scope {
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: given } = request;
  const values = given ? toStoredMap(given) : NOTHING;
  requireAll('ExpressionAttributeNames', names, expressions, 'names');
  requireAll('ExpressionAttributeValues', given && values, expressions, 'values');
  return { names: names ?? NOTHING, values };
}

function requireAll(
  parameter: string,
  given: object | undefined,
  expressions: readonly (Compiled<unknown> | undefined)[],
  kind: 'names' | 'values',
): void {
  let used = 0;
  for (const placeholder in given) {
    used += 1;
    if (expressions.some((expression) => expression?.[kind].includes(placeholder))) continue;
    throw validationException(`Value provided in ${parameter} unused in expressions: keys: {${placeholder}}`);
  }
  if (given && used === 0) throw validationException(`${parameter} must not be empty`);
  for (const expression of expressions) {
    for (const placeholder of expression?.[kind] ?? []) {
      if (given && Object.hasOwn(given, placeholder)) continue;
      throw validationException(`An expression uses ${placeholder}, which ${parameter} does not define`);
    }
  }
}

export function valueIn({ values }: Scope, placeholder: string): StoredValue {
  const value = values[placeholder];
  if (value === undefined) throw validationException(`An expression uses ${placeholder}, which is not defined`);
  return value;
}

/** Reads each expression once: they are few, and are asked again and again. */
export function cachedCompiler<Run>(parse: (tokens: Tokens) => Run, tokensOf: (expression: string) => Tokens) {
  const known = new Map<string, Compiled<Run>>();
  return (expression: string): Compiled<Run> => {
    const found = known.get(expression);
    if (found) return found;
    const tokens = tokensOf(expression);
    const run = parse(tokens);
    tokens.expectEnd();
    const compiled = { run, names: [...tokens.names], values: [...tokens.values] };
    known.set(expression, compiled);
    return compiled;
  };
}
