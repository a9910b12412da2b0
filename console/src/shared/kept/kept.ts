import { clear, createStore, delMany, get, keys, set, type UseStore } from 'idb-keyval';

/** By parts, the first of which says what it is. */
export type KeptKey = readonly [string, ...(string | number)[]];

let store: UseStore | undefined;
const kept = (): UseStore => {
  store ??= createStore('payouts', 'kept');
  return store;
};

/* What is too large for the session storage, and has to outlast a reload. It is gone when somebody signs out. */

export const keep = (key: KeptKey, value: unknown): Promise<void> => set([...key], value, kept());

/** Whatever was kept, also by an older version of the console: to be checked. `undefined`: nothing. */
export const keptAt = (key: KeptKey): Promise<unknown> => get<unknown>([...key], kept());

const beginsWith = (key: IDBValidKey, beginning: KeptKey): key is IDBValidKey[] =>
  Array.isArray(key) && beginning.every((part, index) => key[index] === part);

/** All that is kept under keys that begin like this, with the keys. */
export const keptBelow = async (beginning: KeptKey): Promise<{ key: IDBValidKey[]; value: unknown }[]> => {
  const found = (await keys(kept())).filter((key) => beginsWith(key, beginning));
  return Promise.all(found.map(async (key) => ({ key, value: await get<unknown>(key, kept()) })));
};

export const forgetBelow = async (beginning: KeptKey): Promise<void> =>
  delMany(
    (await keys(kept())).filter((key) => beginsWith(key, beginning)),
    kept(),
  );

export const forgetEverything = (): Promise<void> => clear(kept());
