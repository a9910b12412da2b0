import { sortable } from '../order.ts';
import { validationException } from '../refusals.ts';
import { nameIn } from './path.ts';
import { cachedCompiler, type Scope, valueIn } from './scope.ts';
import { Tokens } from './tokens.ts';

/** Where a query looks: one partition, and of it the sort keys from `low` on that are before `end`; in sortable form. */
export type KeyRange = { readonly partition: string; readonly low: string; readonly end: string | undefined };
export type KeyNames = { readonly partition: string; readonly sort: string };

/** The range of a KeyConditionExpression: the partition first, then perhaps BETWEEN or begins_with. */
export const compileKeyCondition = cachedCompiler<(scope: Scope, keys: KeyNames) => KeyRange>(
  parseKeyCondition,
  (expression) => new Tokens(expression),
);

function parseKeyCondition(tokens: Tokens) {
  const partition = tokens.takeName();
  tokens.expect('=');
  const value = tokens.takeValue();
  const sort = tokens.took('AND') ? parseSort(tokens) : undefined;
  return (scope: Scope, keys: KeyNames): KeyRange => {
    requireName(nameIn(scope, partition), keys.partition);
    if (sort) requireName(nameIn(scope, sort.name), keys.sort);
    return { partition: textIn(scope, value), ...(sort ? sort.range(scope) : { low: '', end: undefined }) };
  };
}

function parseSort(tokens: Tokens) {
  if (tokens.took('BEGINS_WITH')) {
    tokens.expect('(');
    const name = tokens.takeName();
    tokens.expect(',');
    const prefix = tokens.takeValue();
    tokens.expect(')');
    return {
      name,
      range(scope: Scope) {
        const low = sortable(textIn(scope, prefix));
        return { low, end: afterAllWith(low) };
      },
    };
  }
  const name = tokens.takeName();
  if (!tokens.took('BETWEEN'))
    throw tokens.wrong('of conditions on a sort key only BETWEEN and begins_with are simulated');
  const low = tokens.takeValue();
  tokens.expect('AND');
  const high = tokens.takeValue();
  return {
    name,
    range(scope: Scope) {
      const [first, last] = [sortable(textIn(scope, low)), sortable(textIn(scope, high))];
      if (first > last) throw validationException('The BETWEEN operator requires its bounds in order');
      // No text comes between a text and the same with U+0000 behind it.
      return { low: first, end: `${last}\u0000` };
    },
  };
}

/** The first text after all that begin with the prefix. */
function afterAllWith(prefix: string): string {
  return prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
}

function requireName(name: string, wanted: string): void {
  if (name !== wanted) throw validationException(`Query condition missed key schema element: ${wanted}`);
}

function textIn(scope: Scope, placeholder: string): string {
  const value = valueIn(scope, placeholder);
  if (typeof value === 'string' && value !== '') return value;
  throw validationException('One or more parameter values were invalid: a key must be a text that is not empty');
}
