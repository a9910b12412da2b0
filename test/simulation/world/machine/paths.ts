/** What states hand on: JSON. */
export type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json | undefined };

/**
 * The value at a path like `$.a.b`.
 *
 * @throws Error where there is none, as Step Functions fails the execution
 */
export function valueAt(path: string, input: Json): Json {
  let value: Json | undefined = input;
  for (const name of namesIn(path)) {
    value = isObject(value) ? value[name] : undefined;
    if (value === undefined) throw new Error(`the input has nothing at ${path}`);
  }
  return value ?? null;
}

/** Whether there is anything at a path. */
export function isAt(path: string, input: Json): boolean {
  let value: Json | undefined = input;
  for (const name of namesIn(path)) value = isObject(value) ? value[name] : undefined;
  return value !== undefined;
}

/** The input with the value at that path; `null`: the value is dropped. */
export function withValueAt(path: string | null, input: Json, value: Json): Json {
  if (path === null) return input;
  const [name, ...deeper] = namesIn(path);
  if (name === undefined) return value;
  if (deeper.length > 0 || !isObject(input))
    throw new Error(`a result cannot be put at ${path}: only fields of the input itself can take one`);
  return { ...input, [name]: value };
}

export function isObject(value: Json | undefined): value is { readonly [name: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const known = new Map<string, readonly string[]>();

function namesIn(path: string): readonly string[] {
  const found = known.get(path);
  if (found) return found;
  const names = path.split('.').slice(1);
  known.set(path, names);
  return names;
}
