import type { RawItem } from './table.ts';

/** Version 0.1.0 called a payee id the rise id. */
export function withPayeeId({ riseId, riseIdChangedAt, ...item }: RawItem): RawItem {
  return {
    ...(riseId !== undefined && { payeeId: riseId }),
    ...(riseIdChangedAt !== undefined && { payeeIdChangedAt: riseIdChangedAt }),
    ...item,
  };
}
