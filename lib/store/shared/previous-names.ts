import type { RawItem } from './table.ts';

/** Version 0.1.0 called a payee id the rise id. */
export function withPayeeId(stored: RawItem): RawItem {
  if (stored.riseId === undefined && stored.riseIdChangedAt === undefined) return stored;
  const { riseId, riseIdChangedAt, ...item } = stored;
  return {
    ...(riseId !== undefined && { payeeId: riseId }),
    ...(riseIdChangedAt !== undefined && { payeeIdChangedAt: riseIdChangedAt }),
    ...item,
  };
}
