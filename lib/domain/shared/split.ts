/** Splits a list, in order, into pieces of `size`; only the last one may be shorter. @throws RangeError if size < 1. */
export function split<T>(items: readonly T[], size: number): T[][] {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`cannot split into pieces of ${size}`);
  return Array.from({ length: Math.ceil(items.length / size) }, (_, piece) =>
    items.slice(piece * size, (piece + 1) * size),
  );
}
