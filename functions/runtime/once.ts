/** Makes a thing when it is first asked for, and hands out the same one from then on. Making it again after it threw. */
export function once<T>(make: () => T): () => T {
  let made: { readonly thing: T } | undefined;
  return () => {
    made ??= { thing: make() };
    return made.thing;
  };
}
