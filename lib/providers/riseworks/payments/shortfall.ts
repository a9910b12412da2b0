import type { Rejection } from '../../../domain/transactions/rejection.ts';
import type { RiseApi } from '../api/rise-api.ts';

/** Rise does not say how much money is missing. It follows from the balance, if Rise tells it; otherwise it stays unknown. */
export async function withShortfall(api: RiseApi, rejection: Rejection, neededMinor: bigint): Promise<Rejection> {
  if (rejection.reason !== 'no_funds') return rejection;
  const balances = await api.balances().catch(() => undefined);
  if (!balances) return rejection;
  const shortfallMinor = neededMinor - (balances.get('USD') ?? 0n);
  return shortfallMinor > 0n ? { ...rejection, shortfallMinor } : rejection;
}
