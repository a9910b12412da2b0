/**
 * Makes a thing when it is first asked for, and returns the same one from then on. If making it threw, it is tried again.
 */
export function once<T>(make: () => T): () => T {
  let made: { readonly thing: T } | undefined;
  return () => {
    made ??= { thing: make() };
    return made.thing;
  };
}
