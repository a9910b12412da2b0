import type { PayeeId } from '../../domain/shared/ids.ts';

/** The routes say `riseId` for every provider. Inside, it is the payee id at a provider. */
export function withPayeeId<Given extends { readonly riseId?: PayeeId | undefined }>({
  riseId,
  ...rest
}: Given): Omit<Given, 'riseId'> & { readonly payeeId: Given['riseId'] } {
  return { ...rest, payeeId: riseId };
}
