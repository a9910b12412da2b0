/**
 * The same object, except that something else happens just before the first call of `method`. That is the interleaving that
 * a test wants to force. Later calls go straight through.
 */
export function justBefore<T extends object>(target: T, method: keyof T, happens: () => Promise<unknown>): T {
  let isFirst = true;
  return new Proxy(target, {
    get(object, name) {
      const value = Reflect.get(object, name, object);
      if (typeof value !== 'function') return value;
      if (name !== method) return value.bind(object);
      return async (...args: unknown[]) => {
        if (isFirst) {
          isFirst = false;
          await happens();
        }
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
        if (calls >= call) throw new Error('the process died');
        return Reflect.apply(value, object, args);
      };
    },
  });
}
