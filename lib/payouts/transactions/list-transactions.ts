import { type AffiliateId, type BatchId, batchId } from '../../domain/shared/ids.ts';
import type { Payment, PaymentStatus } from '../../domain/transactions/payment.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import { requireBatch } from '../batches/get-batch.ts';
import { filledPage } from '../shared/filled-page.ts';
import type { Paged, PageRequest, Position } from '../shared/paging.ts';
import type { PaymentRepository } from './payment-repository.ts';

export type TransactionFilter = {
  readonly batchId?: BatchId | undefined;
  readonly affiliateId?: AffiliateId | undefined;
  readonly status?: PaymentStatus | undefined;
};

type Dependencies = { readonly batches: BatchRepository; readonly payments: PaymentRepository };

/** Newest first. @throws PayoutError `batch_not_found` */
export async function listTransactions(
  deps: Dependencies,
  filter: TransactionFilter,
  page: PageRequest,
): Promise<Paged<Payment>> {
  if (filter.batchId !== undefined) await requireBatch(deps.batches, filter.batchId);
  return filledPage(page, async (some) => {
    const { items, next } = await readPage(deps, filter, some);
    return { items: items.filter((payment) => matches(payment, filter)), next };
  });
}

function readPage(deps: Dependencies, filter: TransactionFilter, page: PageRequest): Promise<Paged<Payment>> {
  if (filter.batchId !== undefined) return deps.payments.listOfBatch(filter.batchId, page);
  if (filter.affiliateId !== undefined) return deps.payments.listOfAffiliate(filter.affiliateId, page);
  return readNewestBatches(deps, page);
}

/**
 * Without a batch or affiliate: batch by batch, newest first. The position names the batch that it is in, the payment
 * there, and where the batches go on after it: a batch made in between two pages shifts nothing.
 */
async function readNewestBatches(deps: Dependencies, { limit, after = {} }: PageRequest): Promise<Paged<Payment>> {
  const [nextBatch, within] = [unprefixed(after, 'batch.'), unprefixed(after, 'payment.')];
  if (after.in !== undefined) return readBatch(deps, batchId(after.in), { limit, after: within }, nextBatch);
  const page = await deps.batches.list({}, { limit: 1, after: nextBatch });
  const [batch] = page.items;
  if (!batch) return { items: [], next: page.next && prefixed(page.next, 'batch.') };
  return readBatch(deps, batch.batchId, { limit }, page.next);
}

async function readBatch(
  deps: Dependencies,
  id: BatchId,
  page: PageRequest,
  nextBatch: Position | undefined,
): Promise<Paged<Payment>> {
  const { items, next: within } = await deps.payments.listOfBatch(id, page);
  const next = nextBatch && prefixed(nextBatch, 'batch.');
  return { items, next: within ? { ...next, ...prefixed(within, 'payment.'), in: id } : next };
}

function prefixed(position: Position, prefix: string): Position {
  return Object.fromEntries(Object.entries(position).map(([name, value]) => [`${prefix}${name}`, value]));
}

function unprefixed(position: Position, prefix: string): Position | undefined {
  const own = Object.entries(position).filter(([name]) => name.startsWith(prefix));
  if (own.length === 0) return undefined;
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]));
}

function matches(payment: Payment, { batchId, affiliateId, status }: TransactionFilter): boolean {
  return (
    (batchId === undefined || payment.batchId === batchId) &&
    (affiliateId === undefined || payment.affiliateId === affiliateId) &&
    (status === undefined || payment.status === status)
  );
}
