/**
 * The same object, except that something else happens just before one call of `method`, the first unless another is named.
 * That is the interleaving that a test wants to force. All other calls go straight through.
 */
export function justBefore<T extends object>(target: T, method: keyof T, happens: () => Promise<unknown>, call = 1): T {
  let calls = 0;
  return new Proxy(target, {
    get(object, name) {
      const value = Reflect.get(object, name, object);
      if (typeof value !== 'function') return value;
      if (name !== method) return value.bind(object);
      return async (...args: unknown[]) => {
        calls += 1;
        if (calls === call) await happens();
        return Reflect.apply(value, object, args);
      };
    },
  });
}

/** The same object, except that `method` fails from the given call on, as if the process that uses it had died there. */
export function dyingAt<T extends object>(target: T, method: keyof T, call: number): T {
  let calls = 0;
  return new Proxy(target, {
    get(object, name) {
      const value = Reflect.get(object, name, object);
      if (typeof value !== 'function') return value;
      if (name !== method) return value.bind(object);
      return async (...args: unknown[]) => {
        calls += 1;
        if (calls >= call) throw new Error(`the process died before call ${calls} of ${String(name)}`);
        return Reflect.apply(value, object, args);
      };
    },
  });
}
