import { isMap, type StoredMap, type StoredValue } from '../stored-value.ts';
import type { Scope } from './scope.ts';
import type { Tokens } from './tokens.ts';

/** The way to an attribute: names, or placeholders of names, from the item inwards. */
export type Path = readonly string[];

export function parsePath(tokens: Tokens): Path {
  const path = [tokens.takeName()];
  while (tokens.took('.')) path.push(tokens.takeName());
  return path;
}

export function nameIn({ names }: Scope, element: string): string {
  return element.startsWith('#') ? (names[element] ?? element) : element;
}

/** What is there, if anything. */
export function readPath(item: StoredMap | undefined, path: Path, scope: Scope): StoredValue | undefined {
  let value: StoredValue | undefined = item;
  for (const element of path) {
    if (!isMap(value)) return undefined;
    const name = nameIn(scope, element);
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}
