import type { Batch, BatchWait } from '../../domain/batches/batch.ts';
import { isUnsent } from '../../domain/execution/held-up.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import type { PaymentProvider, ProviderDirectory } from '../shared/payment-provider.ts';

export type FundsDependencies = {
  readonly batches: Pick<BatchRepository, 'oldestFirst'>;
  readonly providers: ProviderDirectory;
};

/**
 * Whether our account at the provider has too little money for what is left of the batch and for all that is under way. This
 * avoids sending in vain; the provider decides. If the balance cannot be read, the payments are sent and the provider decides alone.
 */
export async function shortageOf(
  deps: FundsDependencies,
  batch: Batch,
  payments: readonly Payment[],
  now: Instant,
): Promise<Extract<BatchWait, { readonly reason: 'no_funds' }> | undefined> {
  const neededMinor = payments.filter(isUnsent).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  if (neededMinor === 0n) return undefined;
  const provider = deps.providers.get(batch.provider);
  const availableMinor = await balanceOf(provider, batch);
  if (availableMinor === 'unlimited') return undefined;
  const reservedMinor = provider.debits === 'when_paid' ? await underWay(deps, batch, payments) : 0n;
  const shortfallMinor = neededMinor + reservedMinor - availableMinor;
  return shortfallMinor > 0n ? { reason: 'no_funds', since: now, shortfallMinor } : undefined;
}

async function balanceOf(provider: PaymentProvider, { currency }: Batch): Promise<bigint | 'unlimited'> {
  try {
    return await provider.balance(currency);
  } catch {
    return 'unlimited';
  }
}

/** Sent and not paid yet: of this batch, and of all batches that gave the slot back with outcomes still open. */
async function underWay({ batches }: FundsDependencies, batch: Batch, payments: readonly Payment[]): Promise<bigint> {
  let sum = payments.filter(isUnderWay).reduce((minor, { amountMinor }) => minor + amountMinor, 0n);
  for (const status of ['SETTLING', 'QUEUED'] as const) {
    for await (const other of batches.oldestFirst(status)) {
      const isCounted =
        other.batchId !== batch.batchId && other.provider === batch.provider && other.currency === batch.currency;
      if (isCounted) sum += other.amounts.PROCESSING + other.amounts.UNKNOWN;
    }
  }
  return sum;
}

function isUnderWay({ status }: Payment): boolean {
  return status === 'PROCESSING' || status === 'UNKNOWN';
}
