import { batchState, entryHash, paymentState, recordHash } from '../../domain/audit/audit-chain.ts';
import type { BatchEvidence, FoundBatch, FoundEntry, FoundPayment } from '../../domain/audit/audit-evidence.ts';
import type { BatchId } from '../../domain/shared/ids.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import { fromBatchItem } from '../batches/batch-item.ts';
import { AUDIT_PREFIX, batchKey, CLAIMS_PREFIX, finalKey, TRANSACTION_PREFIX, transactionKey } from '../keys.ts';
import { transactionIdField } from '../shared/fields.ts';
import type { RawItem, Table } from '../shared/table.ts';
import { fromClaimsItem } from '../transactions/claims-item.ts';
import { fromPaymentItem } from '../transactions/payment-item.ts';
import { unwrittenAsOf, unwrittenOf } from '../transactions/payment-reads.ts';
import { fromAuditItem } from './audit-entry-schema.ts';
import { auditKeys, storedEntry } from './audit-item.ts';
import { fromFinalItem } from './final-item.ts';

/**
 * All that is stored of a batch. Its items are read before its log, so every change in the items is also in the log. What
 * only the log has was written in between.
 */
export async function evidenceOf(table: Table, batchId: BatchId): Promise<BatchEvidence> {
  const { PK, SK } = batchKey(batchId);
  const asOf = await unwrittenAsOf(table, batchId);
  const items = await all(table, { pk: PK, between: { low: SK, high: `${TRANSACTION_PREFIX}~` } });
  const claims = items.filter((item) => String(item.SK).startsWith(CLAIMS_PREFIX)).map(readable(fromClaimsItem));
  const paymentItems = items.filter((item) => String(item.SK).startsWith(TRANSACTION_PREFIX));
  const claimed = claims.flatMap(({ found }) => found ?? []);
  const unwritten = await unwrittenOf(table, batchId, claimed, paymentItems.map(idInKey), asOf);
  const entries = (await all(table, { pk: PK, prefix: AUDIT_PREFIX })).map(foundEntry);
  const batches = items.filter((item) => item.SK === SK).map(readable(foundBatch));
  const payments = paymentItems.map(readable(foundPayment));
  const seq = entries.find(({ entry }) => entry?.final)?.entry?.final?.seq;
  const record = seq === undefined ? undefined : await table.get(finalKey(seq));
  return {
    batchId,
    batch: batches.flatMap(({ found }) => found ?? [])[0],
    payments: [...payments.flatMap(({ found }) => found ?? []), ...unwritten.map(foundUnwritten)],
    entries,
    unreadable: [...batches, ...claims, ...payments].flatMap(({ unreadable }) => unreadable ?? []),
    record: record && fromFinalItem(record),
  };
}

async function all(table: Table, range: Parameters<Table['queryAll']>[0]): Promise<RawItem[]> {
  const items: RawItem[] = [];
  for await (const item of table.queryAll(range)) items.push(item);
  return items;
}

/** An entry with the hash of its present content. */
export function foundEntry(item: RawItem): FoundEntry {
  const auditId = String(item.SK).slice(AUDIT_PREFIX.length);
  try {
    const entry = fromAuditItem(item);
    const keys = Object.entries(auditKeys(entry));
    const isInPlace = keys.every(([name, value]) => item[name] === value);
    return { auditId, entry, said: entryHash(storedEntry(item)), isInPlace };
  } catch {
    // Whatever is wrong with it, our code did not write it.
    return { auditId, said: '', isInPlace: false };
  }
}

/** The hash of an entry as it is stored. What cannot be unpacked is hashed as it is, which no entry of ours is. */
export function hashOfRecord(item: RawItem): string {
  try {
    return recordHash(storedEntry(item));
  } catch {
    const { packed, ...plain } = item;
    const bytes = packed instanceof Uint8Array ? Buffer.from(packed).toString('base64') : '';
    return recordHash({ ...storedEntry(plain), packed: bytes });
  }
}

function foundPayment(item: RawItem): FoundPayment {
  const { transactionId, status, amountMinor, audit } = fromPaymentItem(item);
  if (transactionKey(transactionId).SK !== item.SK) throw new TypeError('a payment under the key of another');
  return { transactionId, status, amountMinor, head: audit, state: paymentState(withoutKeys(item)) };
}

function foundUnwritten({ unwritten: _, ...payment }: Payment): FoundPayment {
  const { transactionId, status, amountMinor, audit } = payment;
  return { transactionId, status, amountMinor, head: audit, state: paymentState(payment) };
}

function idInKey({ SK }: RawItem): Pick<Payment, 'transactionId'> {
  return { transactionId: transactionIdField.parse(String(SK).slice(TRANSACTION_PREFIX.length)) };
}

function foundBatch(item: RawItem): FoundBatch {
  const { audit, ...batch } = fromBatchItem(item);
  if (batchKey(batch.batchId).PK !== item.PK) throw new TypeError('a batch under the key of another');
  return { ...batch, head: audit, state: batchState(withoutKeys(item)) };
}

type Readable<T> = { readonly found?: T; readonly unreadable?: BatchEvidence['unreadable'][number] };

function readable<T>(read: (item: RawItem) => T): (item: RawItem) => Readable<T> {
  return (item) => {
    try {
      return { found: read(item) };
    } catch {
      const [, transactionId] = String(item.SK).split(TRANSACTION_PREFIX);
      return { unreadable: { transactionId } };
    }
  };
}

function withoutKeys(item: RawItem): RawItem {
  const { PK: _, SK: __, GSI1PK: ___, GSI1SK: ____, GSI2PK: _____, GSI2SK: ______, ...stored } = item;
  return stored;
}
