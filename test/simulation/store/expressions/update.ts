import { validationException } from '../refusals.ts';
import { isList, isMap, isSet, type StoredMap, type StoredValue } from '../stored-value.ts';
import { nameIn, type Path, parsePath, readPath } from './path.ts';
import { cachedCompiler, type Scope, valueIn } from './scope.ts';
import { Tokens } from './tokens.ts';

/** One change of one attribute: what it becomes (`undefined`: it is removed), from the item as it was. */
type Action = {
  readonly path: Path;
  readonly valueFrom: (item: StoredMap, scope: Scope) => StoredValue | undefined;
};
type Operand = (item: StoredMap, scope: Scope) => StoredValue;

/** The actions of an UpdateExpression. All of them see the item as it was before. */
export const compileUpdate = cachedCompiler<readonly Action[]>(parseUpdate, (expression) => new Tokens(expression));

const CLAUSES: Readonly<Record<string, (tokens: Tokens) => Action>> = {
  SET: parseSet,
  REMOVE: (tokens) => ({ path: parsePath(tokens), valueFrom: () => undefined }),
  ADD: (tokens) => parseWithValue(tokens, added),
  DELETE: (tokens) => parseWithValue(tokens, without),
};

function parseUpdate(tokens: Tokens): readonly Action[] {
  const actions: Action[] = [];
  const seen = new Set<string>();
  while (!tokens.isAtEnd()) {
    const clause = tokens.take().toUpperCase();
    const parse = CLAUSES[clause];
    if (!parse || seen.has(clause)) throw tokens.wrong(`${clause} begins no clause, or a second one`);
    seen.add(clause);
    do actions.push(parse(tokens));
    while (tokens.took(','));
  }
  if (actions.length === 0) throw tokens.wrong('it is empty');
  return actions;
}

function parseSet(tokens: Tokens): Action {
  const path = parsePath(tokens);
  tokens.expect('=');
  const first = parseOperand(tokens);
  const sign = tokens.took('+') ? 1n : tokens.took('-') ? -1n : undefined;
  if (sign === undefined) return { path, valueFrom: first };
  const second = parseOperand(tokens);
  return { path, valueFrom: (item, scope) => sum(first(item, scope), second(item, scope), sign) };
}

function parseOperand(tokens: Tokens): Operand {
  if (tokens.isValue()) {
    const placeholder = tokens.takeValue();
    return (_, scope) => valueIn(scope, placeholder);
  }
  if (tokens.peek(1) === '(') return parseFunction(tokens);
  const path = parsePath(tokens);
  return (item, scope) => {
    const value = readPath(item, path, scope);
    if (value !== undefined) return value;
    throw validationException('The provided expression refers to an attribute that does not exist in the item');
  };
}

function parseFunction(tokens: Tokens): Operand {
  const name = tokens.take();
  tokens.expect('(');
  switch (name) {
    case 'if_not_exists': {
      const path = parsePath(tokens);
      tokens.expect(',');
      const otherwise = parseOperand(tokens);
      tokens.expect(')');
      return (item, scope) => readPath(item, path, scope) ?? otherwise(item, scope);
    }
    case 'list_append': {
      const first = parseOperand(tokens);
      tokens.expect(',');
      const second = parseOperand(tokens);
      tokens.expect(')');
      return (item, scope) => joined(first(item, scope), second(item, scope));
    }
    default:
      throw tokens.wrong(`${name} is no function of an update`);
  }
}

function parseWithValue(
  tokens: Tokens,
  combine: (before: StoredValue | undefined, value: StoredValue) => StoredValue | undefined,
): Action {
  const path = parsePath(tokens);
  const placeholder = tokens.takeValue();
  return { path, valueFrom: (item, scope) => combine(readPath(item, path, scope), valueIn(scope, placeholder)) };
}

function joined(first: StoredValue, second: StoredValue): StoredValue {
  if (isList(first) && isList(second)) return Object.freeze([...first, ...second]);
  throw validationException('An operand in the update expression has an incorrect data type');
}

function sum(first: StoredValue, second: StoredValue, sign: bigint): StoredValue {
  if (typeof first === 'bigint' && typeof second === 'bigint') return first + sign * second;
  throw validationException('An operand in the update expression has an incorrect data type');
}

function added(before: StoredValue | undefined, value: StoredValue): StoredValue {
  if (typeof value === 'bigint' && (before === undefined || typeof before === 'bigint')) return (before ?? 0n) + value;
  if (isSet(value) && (before === undefined || isSet(before))) return new Set([...(before ?? []), ...value]);
  throw validationException('An operand in the update expression has an incorrect data type');
}

function without(before: StoredValue | undefined, value: StoredValue): StoredValue | undefined {
  if (!isSet(value) || (before !== undefined && !isSet(before))) {
    throw validationException('An operand in the update expression has an incorrect data type');
  }
  const left = new Set([...(before ?? [])].filter((member) => !value.has(member)));
  return left.size > 0 ? left : undefined;
}

export type Updated = {
  readonly after: StoredMap;
  /** Only what was set or added to, for `UPDATED_NEW`. */
  readonly set: () => StoredMap;
};

/**
 * The item after the update.
 *
 * @throws ValidationException for paths that meet, or that lead through what is no map
 */
export function updated(item: StoredMap, actions: readonly Action[], scope: Scope): Updated {
  const changes = actions.map(({ path, valueFrom }) => ({
    path: path.map((element) => nameIn(scope, element)),
    value: valueFrom(item, scope),
  }));
  requireApart(changes.map(({ path }) => path));
  const after = { ...item };
  for (const { path, value } of changes) setAt(after, path, value);
  const set = () => {
    const values = {};
    for (const { path, value } of changes) if (value !== undefined) setAt(values, path, value, {});
    return Object.freeze(values);
  };
  return { after: Object.freeze(after), set };
}

function requireApart(paths: readonly Path[]): void {
  for (const [position, path] of paths.entries()) {
    const other = paths.slice(0, position).find((earlier) => {
      const shared = Math.min(path.length, earlier.length);
      return path.slice(0, shared).every((name, n) => name === earlier[n]);
    });
    if (other) throw validationException(`Two document paths overlap with each other: ${path.join('.')}`);
  }
}

/**
 * Changes one value of a map that is not frozen yet. Every map on the way is replaced by a new one, and frozen.
 *
 * @param missing what stands for a map on the way that is not there
 */
function setAt(
  map: Record<string, StoredValue>,
  [name, ...inner]: Path,
  value: StoredValue | undefined,
  missing?: StoredMap,
): void {
  if (name === undefined) return;
  if (inner.length > 0) {
    const child = map[name] ?? missing;
    if (!isMap(child)) {
      throw validationException('The document path provided in the update expression is invalid for update');
    }
    const changed = { ...child };
    setAt(changed, inner, value, missing);
    map[name] = Object.freeze(changed);
  } else if (value === undefined) {
    delete map[name];
  } else {
    map[name] = value;
  }
}
