import { API_PREFIX } from '../../lib/contracts/api.ts';

/** The path of the next page, without the host: the same request with its cursor. `undefined` after the last page. */
export function nextPage(
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
  cursor: string | undefined,
): string | undefined {
  if (cursor === undefined) return undefined;
  const given = Object.entries({ ...query, cursor }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return `${API_PREFIX}${path}?${new URLSearchParams(given)}`;
}
