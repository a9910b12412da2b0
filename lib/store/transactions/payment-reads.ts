import * as z from 'zod';
import type { BatchId, TransactionId } from '../../domain/shared/ids.ts';
import type { Payment, UnwrittenAsOf } from '../../domain/transactions/payment.ts';
import { ATTEMPT_PREFIX, batchKey, CLAIMS_PREFIX, TRANSACTION_PREFIX, transactionKey, unwrittenKey } from '../keys.ts';
import { countField } from '../shared/fields.ts';
import type { RawItem, Table } from '../shared/table.ts';
import { fromClaimsItem } from './claims-item.ts';
import { fromPaymentItem } from './payment-item.ts';
import { takingOf, unwrittenPayment } from './unwritten-payment.ts';

const asOfSchema = z.object({ taken: countField, withdrawn: countField });

/**
 * How many writes have taken or moved payments of the batch that had no items. To be read before the payments: a write that
 * relies on it is refused if such a payment was taken since.
 */
export async function unwrittenAsOf(table: Table, id: BatchId): Promise<UnwrittenAsOf> {
  const item = await table.get(unwrittenKey(id));
  return item ? asOfSchema.parse(item) : { taken: 0, withdrawn: 0 };
}

/** All payments of a batch, in the order of their ids. */
export async function paymentsOfBatch(table: Table, id: BatchId): Promise<Payment[]> {
  const asOf = await unwrittenAsOf(table, id);
  const items = await itemsOf(table, id, { low: CLAIMS_PREFIX, high: `${TRANSACTION_PREFIX}~` });
  const written = items.filter(isPaymentItem).map(fromPaymentItem);
  const claimed = items.filter((item) => !isPaymentItem(item)).flatMap(fromClaimsItem);
  const all = [...written, ...(await unwrittenOf(table, id, claimed, written, asOf))];
  return all.sort((left, right) => (left.transactionId < right.transactionId ? -1 : 1));
}

/** Those of these payments of one batch that exist. */
export async function paymentsIn(table: Table, id: BatchId, ids: readonly TransactionId[]): Promise<Payment[]> {
  const asOf = await unwrittenAsOf(table, id);
  const written = (await table.getMany(ids.map(transactionKey))).map(fromPaymentItem);
  if (written.length === ids.length) return written;
  const claimed = (await itemsOf(table, id, { low: CLAIMS_PREFIX, high: `${CLAIMS_PREFIX}~` })).flatMap(fromClaimsItem);
  const sought = claimed.filter(({ transactionId }) => ids.includes(transactionId));
  return [...written, ...(await unwrittenOf(table, id, sought, written, asOf))];
}

/**
 * Those of the claimed payments that have no item. What attempts have taken is read last.
 *
 * @param written the payments that have one
 */
export async function unwrittenOf(
  table: Table,
  id: BatchId,
  claimed: readonly Payment[],
  written: readonly Pick<Payment, 'transactionId'>[],
  asOf: UnwrittenAsOf,
): Promise<Payment[]> {
  const known = new Set<string>(written.map(({ transactionId }) => transactionId));
  const unwritten = claimed.filter(({ transactionId }) => !known.has(transactionId));
  if (unwritten.length === 0) return [];
  const attempts = await itemsOf(table, id, { low: ATTEMPT_PREFIX, high: `${ATTEMPT_PREFIX}~` });
  const takings = attempts.map(takingOf);
  return unwritten.map((payment) => unwrittenPayment(payment, takings, asOf));
}

function isPaymentItem({ SK }: RawItem): boolean {
  return typeof SK === 'string' && SK.startsWith(TRANSACTION_PREFIX);
}

async function itemsOf(table: Table, id: BatchId, between: { low: string; high: string }): Promise<RawItem[]> {
  const items: RawItem[] = [];
  for await (const item of table.queryAll({ pk: batchKey(id).PK, between })) items.push(item);
  return items;
}
