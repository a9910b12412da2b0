import type { RawItem } from './table.ts';

/** Version 0.1.0 wrote a payee id as the rise id, which it was called then. */
export function withPayeeId({ riseId, riseIdChangedAt, ...item }: RawItem): RawItem {
  return {
    ...(riseId !== undefined && { payeeId: riseId }),
    ...(riseIdChangedAt !== undefined && { payeeIdChangedAt: riseIdChangedAt }),
    ...item,
  };
}
