import { equal } from '../equal.ts';
import { compared } from '../order.ts';
import { isList, isMap, isSet, type StoredMap, type StoredValue, typeOf } from '../stored-value.ts';
import { type Path, parsePath, readPath } from './path.ts';
import { cachedCompiler, type Scope, valueIn } from './scope.ts';
import { Tokens } from './tokens.ts';

type Operand = (item: StoredMap | undefined, scope: Scope) => StoredValue | undefined;
type Test = (item: StoredMap | undefined, scope: Scope) => boolean;

/** Whether a ConditionExpression holds for an item, or for none. */
export const compileCondition = cachedCompiler<Test>(parseOr, (expression) => new Tokens(expression));

function parseOr(tokens: Tokens): Test {
  let left = parseAnd(tokens);
  while (tokens.took('OR')) {
    const [first, second] = [left, parseAnd(tokens)];
    left = (item, scope) => first(item, scope) || second(item, scope);
  }
  return left;
}

function parseAnd(tokens: Tokens): Test {
  let left = parseNot(tokens);
  while (tokens.took('AND')) {
    const [first, second] = [left, parseNot(tokens)];
    left = (item, scope) => first(item, scope) && second(item, scope);
  }
  return left;
}

function parseNot(tokens: Tokens): Test {
  if (tokens.took('NOT')) {
    const negated = parseNot(tokens);
    return (item, scope) => !negated(item, scope);
  }
  if (tokens.took('(')) {
    const inner = parseOr(tokens);
    tokens.expect(')');
    return inner;
  }
  return parseFunction(tokens) ?? parseComparison(tokens);
}

function parseFunction(tokens: Tokens): Test | undefined {
  if (tokens.peek(1) !== '(') return undefined;
  const name = tokens.peek();
  switch (name) {
    case 'attribute_exists':
    case 'attribute_not_exists': {
      const [path] = parseCall(tokens, [parsePath]);
      const isWanted = name === 'attribute_exists';
      return (item, scope) => (readPath(item, path, scope) !== undefined) === isWanted;
    }
    case 'attribute_type': {
      const [path, wanted] = parseCall(tokens, [parsePath, parseOperand]);
      return (item, scope) => typeAt(item, path, scope) === wanted(item, scope);
    }
    case 'begins_with': {
      const [whole, prefix] = parseCall(tokens, [parseOperand, parseOperand]);
      return (item, scope) => beginsWith(whole(item, scope), prefix(item, scope));
    }
    case 'contains': {
      const [whole, part] = parseCall(tokens, [parseOperand, parseOperand]);
      return (item, scope) => contains(whole(item, scope), part(item, scope));
    }
    default:
      return undefined;
  }
}

type Parsed<Parsers extends readonly ((tokens: Tokens) => unknown)[]> = {
  [Position in keyof Parsers]: ReturnType<Parsers[Position]>;
};

function parseCall<const Parsers extends readonly ((tokens: Tokens) => unknown)[]>(
  tokens: Tokens,
  parsers: Parsers,
): Parsed<Parsers>;
function parseCall(tokens: Tokens, parsers: readonly ((tokens: Tokens) => unknown)[]): unknown[] {
  tokens.take();
  tokens.expect('(');
  const parsed = parsers.map((parse, position) => {
    if (position > 0) tokens.expect(',');
    return parse(tokens);
  });
  tokens.expect(')');
  return parsed;
}

function parseComparison(tokens: Tokens): Test {
  const left = parseOperand(tokens);
  if (tokens.took('BETWEEN')) {
    const low = parseOperand(tokens);
    tokens.expect('AND');
    const high = parseOperand(tokens);
    return (item, scope) =>
      order(left(item, scope), low(item, scope), (sign) => sign >= 0) &&
      order(left(item, scope), high(item, scope), (sign) => sign <= 0);
  }
  if (tokens.took('IN')) {
    tokens.expect('(');
    const operands = [parseOperand(tokens)];
    while (tokens.took(',')) operands.push(parseOperand(tokens));
    tokens.expect(')');
    return (item, scope) => operands.some((operand) => same(left(item, scope), operand(item, scope)));
  }
  const comparator = tokens.take();
  const right = parseOperand(tokens);
  switch (comparator) {
    case '=':
      return (item, scope) => same(left(item, scope), right(item, scope));
    case '<>':
      return (item, scope) => !same(left(item, scope), right(item, scope));
    case '<':
      return (item, scope) => order(left(item, scope), right(item, scope), (sign) => sign < 0);
    case '<=':
      return (item, scope) => order(left(item, scope), right(item, scope), (sign) => sign <= 0);
    case '>':
      return (item, scope) => order(left(item, scope), right(item, scope), (sign) => sign > 0);
    case '>=':
      return (item, scope) => order(left(item, scope), right(item, scope), (sign) => sign >= 0);
    default:
      throw tokens.wrong(`${comparator} compares nothing`);
  }
}

function parseOperand(tokens: Tokens): Operand {
  if (tokens.isValue()) {
    const placeholder = tokens.takeValue();
    return (_, scope) => valueIn(scope, placeholder);
  }
  if (tokens.peek() === 'size' && tokens.peek(1) === '(') {
    const [path] = parseCall(tokens, [parsePath]);
    return (item, scope) => sizeOf(readPath(item, path, scope));
  }
  const path = parsePath(tokens);
  return (item, scope) => readPath(item, path, scope);
}

function same(left: StoredValue | undefined, right: StoredValue | undefined): boolean {
  return left !== undefined && right !== undefined && equal(left, right);
}

function order(
  left: StoredValue | undefined,
  right: StoredValue | undefined,
  isWanted: (sign: number) => boolean,
): boolean {
  const sign = left === undefined || right === undefined ? undefined : compared(left, right);
  return sign !== undefined && isWanted(sign);
}

function typeAt(item: StoredMap | undefined, path: Path, scope: Scope): string | undefined {
  const value = readPath(item, path, scope);
  return value === undefined ? undefined : typeOf(value);
}

function beginsWith(whole: StoredValue | undefined, prefix: StoredValue | undefined): boolean {
  return typeof whole === 'string' && typeof prefix === 'string' && whole.startsWith(prefix);
}

function contains(whole: StoredValue | undefined, part: StoredValue | undefined): boolean {
  if (whole === undefined || part === undefined) return false;
  if (typeof whole === 'string') return typeof part === 'string' && whole.includes(part);
  if (isSet(whole)) return (typeof part === 'string' || typeof part === 'bigint') && whole.has(part);
  return typeof whole === 'object' && whole !== null && isList(whole) && whole.some((element) => equal(element, part));
}

function sizeOf(value: StoredValue | undefined): bigint | undefined {
  if (typeof value === 'string') return BigInt(value.length);
  if (value instanceof Uint8Array) return BigInt(value.length);
  if (isSet(value)) return BigInt(value.size);
  if (isMap(value)) return BigInt(Object.keys(value).length);
  return value !== undefined && typeof value === 'object' && value !== null && isList(value)
    ? BigInt(value.length)
    : undefined;
}
