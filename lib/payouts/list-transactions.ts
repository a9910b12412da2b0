import type { AffiliateId, BatchId } from '../domain/ids.ts';
import type { Payment, PaymentStatus } from '../domain/payment.ts';
import { requireBatch } from './get-batch.ts';
import type { BatchRepository, Paged, PageRequest, Position } from './ports/batch-repository.ts';

export type TransactionFilter = {
  readonly batchId?: BatchId | undefined;
  readonly affiliateId?: AffiliateId | undefined;
  readonly status?: PaymentStatus | undefined;
};

/** Pages read for one answer before it is given even if the filter left it short: the cursor goes on from there. */
const MAX_PAGES_READ = 20;

/** Newest first. @throws PayoutError `batch_not_found` */
export async function listTransactions(
  deps: { readonly batches: BatchRepository },
  filter: TransactionFilter,
  { limit, after }: PageRequest,
): Promise<Paged<Payment>> {
  if (filter.batchId !== undefined) await requireBatch(deps.batches, filter.batchId);
  const items: Payment[] = [];
  let position = after;
  for (let pages = 0; pages < MAX_PAGES_READ; pages += 1) {
    const page = await readPage(deps.batches, filter, { limit: limit - items.length, after: position });
    items.push(...page.items.filter((payment) => matches(payment, filter)));
    position = page.next;
    if (position === undefined || items.length === limit) break;
  }
  return { items, next: position };
}

function readPage(batches: BatchRepository, filter: TransactionFilter, page: PageRequest): Promise<Paged<Payment>> {
  if (filter.batchId !== undefined) return batches.listPayments(filter.batchId, page);
  if (filter.affiliateId !== undefined) return batches.listPaymentsOf(filter.affiliateId, page);
  return readNewestBatches(batches, page);
}

/** Without a batch or affiliate: batch by batch, newest first. The position is the batch's, and within it the payment's. */
async function readNewestBatches(
  batches: BatchRepository,
  { limit, after = {} }: PageRequest,
): Promise<Paged<Payment>> {
  const [current, within] = [unprefixed(after, 'batch.'), unprefixed(after, 'payment.')];
  const page = await batches.list({}, { limit: 1, after: isEmpty(current) ? undefined : current });
  const [batch] = page.items;
  if (!batch) return { items: [], next: page.next && prefixed(page.next, 'batch.') };
  const payments = await batches.listPayments(batch.batchId, { limit, after: isEmpty(within) ? undefined : within });
  if (payments.next) {
    return { items: payments.items, next: { ...prefixed(current, 'batch.'), ...prefixed(payments.next, 'payment.') } };
  }
  return { items: payments.items, next: page.next && prefixed(page.next, 'batch.') };
}

function prefixed(position: Position, prefix: string): Position {
  return Object.fromEntries(Object.entries(position).map(([name, value]) => [`${prefix}${name}`, value]));
}

function unprefixed(position: Position, prefix: string): Position {
  const own = Object.entries(position).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]));
}

function isEmpty(position: Position): boolean {
  return Object.keys(position).length === 0;
}

function matches(payment: Payment, { batchId, affiliateId, status }: TransactionFilter): boolean {
  return (
    (batchId === undefined || payment.batchId === batchId) &&
    (affiliateId === undefined || payment.affiliateId === affiliateId) &&
    (status === undefined || payment.status === status)
  );
}
