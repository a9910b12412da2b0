import {
  amountByStatus,
  type Batch,
  type BatchStatus,
  type BatchWait,
  type PaymentAmounts,
} from '../../domain/batches/batch.ts';
import { isUnsent } from '../../domain/execution/held-up.ts';
import type { Currency } from '../../domain/shared/currency.ts';
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
  const neededMinor = unsentMinor(payments);
  if (neededMinor === 0n) return undefined;
  const provider = deps.providers.get(batch.provider);
  const heldMinor = await heldAt(provider, batch.currency);
  if (heldMinor === 'unlimited' || heldMinor === undefined) return undefined;
  const shortfallMinor = neededMinor + (await undebitedOfAll(deps, provider, batch, payments)) - heldMinor;
  return shortfallMinor > 0n ? { reason: 'no_funds', since: now, shortfallMinor } : undefined;
}

/** What our account at the provider holds, in minor units; `undefined` if the provider cannot be asked now. */
export async function heldAt(provider: PaymentProvider, currency: Currency): Promise<bigint | 'unlimited' | undefined> {
  try {
    return await provider.balance(currency);
  } catch {
    return undefined;
  }
}

/** What is still to be sent of these payments. */
export function unsentMinor(payments: readonly Payment[]): bigint {
  return payments.filter(isUnsent).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

/** What was sent, is not paid yet, and has not left the balance that the provider reports. */
export function undebitedMinor(
  { debits }: Pick<PaymentProvider, 'debits'>,
  { PROCESSING, UNKNOWN }: PaymentAmounts,
): bigint {
  return debits === 'when_paid' ? PROCESSING + UNKNOWN : 0n;
}

/** The batches in these states that are paid from the same money: in the same currency, by the same provider. */
export async function* batchesPaidFrom(
  { batches }: Pick<FundsDependencies, 'batches'>,
  { provider, currency }: Pick<Batch, 'provider' | 'currency'>,
  statuses: readonly BatchStatus[],
): AsyncIterable<Batch> {
  for (const status of statuses) {
    for await (const batch of batches.oldestFirst(status)) {
      if (batch.provider === provider && batch.currency === currency) yield batch;
    }
  }
}

/** Of this batch, and of all batches that have no slot any more, and outcomes still open: a cancelled one may have them, too. */
async function undebitedOfAll(
  deps: FundsDependencies,
  provider: PaymentProvider,
  batch: Batch,
  payments: readonly Payment[],
): Promise<bigint> {
  if (provider.debits === 'when_submitted') return 0n;
  let sum = undebitedMinor(provider, amountByStatus(payments));
  for await (const other of batchesPaidFrom(deps, batch, ['SETTLING', 'QUEUED', 'CANCELLING'])) {
    if (other.batchId !== batch.batchId) sum += undebitedMinor(provider, other.amounts);
  }
  return sum;
}
