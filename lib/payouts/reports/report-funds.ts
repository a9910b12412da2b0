import type { Batch } from '../../domain/batches/batch.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { BatchId } from '../../domain/shared/ids.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { batchesPaidFrom, type FundsDependencies, heldAt, undebitedMinor, unsentMinor } from '../execution/funds.ts';
import type { Context } from '../shared/context.ts';
import type { PaymentProvider } from '../shared/payment-provider.ts';
import type { PaymentRepository } from '../transactions/payment-repository.ts';

/** In minor units. */
export type Funds = {
  readonly provider: string;
  readonly currency: Currency;
  readonly asOf: Instant;
  /** `undefined`: the provider cannot be asked now. */
  readonly heldMinor: bigint | 'unlimited' | undefined;
  /** What batches that are queued or under way still take of it. */
  readonly neededMinor: bigint;
  /** What batches that were made and are not executed would take. */
  readonly unexecutedMinor: bigint;
};

type Dependencies = FundsDependencies & { readonly payments: Pick<PaymentRepository, 'ofBatch'> };

/** Whether what our account at the default provider holds suffices for the batches that there are. It moves no money. */
export async function reportFunds(deps: Dependencies, context: Context, currency: Currency): Promise<Funds> {
  const provider = deps.providers.get(deps.providers.defaultName);
  // A batch that moves on while they are read may be met twice.
  const found = new Map<BatchId, Batch>();
  const statuses = ['PENDING', 'QUEUED', 'PROCESSING', 'SETTLING', 'CANCELLING'] as const;
  for await (const batch of batchesPaidFrom(deps, { provider: provider.name, currency }, statuses)) {
    found.set(batch.batchId, batch);
  }
  let [neededMinor, unexecutedMinor] = [0n, 0n];
  for (const batch of found.values()) {
    if (batch.status === 'PENDING') unexecutedMinor += batch.totalMinor;
    else neededMinor += await neededFor(deps, provider, batch);
  }
  // Asked last: what is paid meanwhile is then subtracted twice rather than never.
  const heldMinor = await heldAt(provider, currency);
  return { provider: provider.name, currency, asOf: context.now(), heldMinor, neededMinor, unexecutedMinor };
}

async function neededFor(deps: Dependencies, provider: PaymentProvider, batch: Batch): Promise<bigint> {
  return (await unsentOf(deps, batch)) + undebitedMinor(provider, batch.amounts);
}

/** Of a cancelled batch nothing more is sent. Only the payments themselves say which of the FAILED ones are sent again. */
async function unsentOf({ payments }: Dependencies, { status, counts, amounts, batchId }: Batch): Promise<bigint> {
  if (status === 'CANCELLING') return 0n;
  return counts.FAILED === 0 ? amounts.PENDING : unsentMinor(await payments.ofBatch(batchId));
}
