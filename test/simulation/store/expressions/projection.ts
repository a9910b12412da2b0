import { NotSimulated } from '../refusals.ts';
import type { StoredMap, StoredValue } from '../stored-value.ts';
import { nameIn } from './path.ts';
import { cachedCompiler, type Scope } from './scope.ts';
import { Tokens } from './tokens.ts';

/** The attributes of a ProjectionExpression: whole ones only. */
export const compileProjection = cachedCompiler(parseProjection, (expression) => new Tokens(expression));

function parseProjection(tokens: Tokens) {
  const elements = [tokens.takeName()];
  while (tokens.took(',')) elements.push(tokens.takeName());
  if (tokens.peek() === '.') throw new NotSimulated('projections of parts of attributes are not simulated');
  return (item: StoredMap, scope: Scope): StoredMap => {
    const projected: Record<string, StoredValue> = {};
    for (const element of elements) {
      const name = nameIn(scope, element);
      const value = item[name];
      if (value !== undefined) projected[name] = value;
    }
    return Object.freeze(projected);
  };
}
