/** A port of which only the given methods work; a test that reaches another one fails and says which. */
export function stub<T extends object>(part: Partial<T>): T {
  // The proxy answers every property that T has: with the part's, or by throwing.
  return new Proxy(part, {
    get(target, name, receiver) {
      if (name in target) return Reflect.get(target, name, receiver);
      throw new Error(`${String(name)} is not stubbed`);
    },
  }) as T;
}
