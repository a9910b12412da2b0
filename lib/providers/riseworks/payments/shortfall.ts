import type { Rejection } from '../../../domain/transactions/rejection.ts';
import type { RiseApi } from '../api/rise-api.ts';

/** Rise does not say how much is lacking. Its balance does, if it answers; otherwise the amount stays unknown. */
export async function withShortfall(api: RiseApi, rejection: Rejection, neededMinor: bigint): Promise<Rejection> {
  if (rejection.reason !== 'no_funds') return rejection;
  const balances = await api.balances().catch(() => undefined);
  if (!balances) return rejection;
  const shortfallMinor = neededMinor - (balances.get('USD') ?? 0n);
  return shortfallMinor > 0n ? { ...rejection, shortfallMinor } : rejection;
}
