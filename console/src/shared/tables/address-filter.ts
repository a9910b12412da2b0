import { useSearchParams } from 'wouter';

/** Filters of a list, which stand in the address. A change leads back to the first page. */
export const useAddressFilter = (): readonly [
  get: (name: string) => string | undefined,
  set: (name: string, value: string | undefined) => void,
] => {
  const [parameters, setParameters] = useSearchParams();
  const get = (name: string) => parameters.get(name) || undefined;
  const set = (name: string, value: string | undefined) =>
    setParameters((now) => {
      const next = new URLSearchParams(now);
      for (const gone of ['cursor', 'page', name]) next.delete(gone);
      if (value) next.set(name, value);
      return next;
    });
  return [get, set];
};

/** The value, if it is a known one, because an address can hold anything. */
export const oneOf = <T extends string>(values: readonly T[], value: string | undefined): T | undefined =>
  values.find((one) => one === value);
