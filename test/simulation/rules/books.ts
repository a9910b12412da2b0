import type { StoredMap } from '../store/stored-value.ts';
import { integerOf, optionalText, textOf } from './fields.ts';
import type { NotedChange } from './rule.ts';

/** One affiliate's ledger in one currency, added up from its entries and payments alone. */
export class Ledger {
  /** The amount of each entry, and the sum of all up to it: the first entry is at 1. */
  readonly amounts: bigint[] = [0n];
  readonly sums: bigint[] = [0n];
  readonly entries: (StoredMap | undefined)[] = [undefined];
  readonly payments = new Map<string, StoredMap>();
  balance: StoredMap | undefined;

  get lastSeq(): number {
    return this.amounts.length - 1;
  }

  put(seq: number, entry: StoredMap | undefined): void {
    // A restored table lacks the newest entries.
    for (const list of [this.amounts, this.sums, this.entries]) list.length = Math.min(list.length, seq);
    if (!entry) return;
    this.amounts[seq] = integerOf(entry, 'amountMinor');
    this.sums[seq] = (this.sums[seq - 1] ?? 0n) + integerOf(entry, 'amountMinor');
    this.entries[seq] = entry;
  }
}

/** What a batch's payments add up to, by their states. */
export class BatchSums {
  readonly counts = new Map<string, bigint>();
  readonly amounts = new Map<string, bigint>();
  item: StoredMap | undefined;

  get total(): bigint {
    return this.sumOf(this.counts);
  }

  sumOf(figures: ReadonlyMap<string, bigint>): bigint {
    let sum = 0n;
    for (const figure of figures.values()) sum += figure;
    return sum;
  }

  count(status: string): bigint {
    return this.counts.get(status) ?? 0n;
  }

  add(payment: StoredMap, sign: 1n | -1n): void {
    const status = textOf(payment, 'status');
    this.counts.set(status, this.count(status) + sign);
    this.amounts.set(status, (this.amounts.get(status) ?? 0n) + sign * integerOf(payment, 'amountMinor'));
  }
}

/** Our books as the changes of the table make them, kept up with each change; nothing in it was calculated by the product. */
export class Books {
  readonly ledgers = new Map<string, Ledger>();
  readonly batches = new Map<string, BatchSums>();
  readonly payments = new Map<string, StoredMap>();
  readonly processing = new Set<string>();
  readonly incidents = new Map<string, StoredMap>();
  /** What people have put on hold, by affiliate. */
  readonly holds = new Map<string, StoredMap>();
  /** All payments and attempts that there ever were, each as it last was, also those that a restore has lost. */
  readonly everPayments = new Map<string, StoredMap>();
  readonly everAttempts = new Map<string, StoredMap>();
  slot: StoredMap | undefined;
  settings: StoredMap | undefined;
  restores = 0;

  ledger(affiliateId: string, currency: string): Ledger {
    return found(this.ledgers, `${affiliateId} ${currency}`, () => new Ledger());
  }

  ledgerOf(item: StoredMap): Ledger {
    return this.ledger(textOf(item, 'affiliateId'), textOf(item, 'currency'));
  }

  batch(batchId: string): BatchSums {
    return found(this.batches, batchId, () => new BatchSums());
  }

  attempt(transactionId: string, attemptId: string): StoredMap | undefined {
    return this.everAttempts.get(`${batchIdOf(transactionId)} ${attemptId}`);
  }

  apply({ kind, key, before, after }: NotedChange): void {
    const item = after ?? before;
    if (!item) return;
    switch (kind) {
      case 'entry':
        this.ledgerOf(item).put(Number(integerOf(item, 'seq')), after);
        break;
      case 'balance':
        this.ledgerOf(item).balance = after;
        break;
      case 'payment':
        this.#payment(textOf(item, 'transactionId'), before, after);
        break;
      case 'batch':
        this.#batch(textOf(item, 'batchId'), after);
        break;
      case 'attempt':
        if (after) this.everAttempts.set(`${textOf(item, 'batchId')} ${textOf(item, 'attemptId')}`, after);
        break;
      case 'incident':
        keep(this.incidents, undefined, `${key.PK} ${key.SK}`, after);
        break;
      case 'hold':
        keep(this.holds, undefined, textOf(item, 'affiliateId'), after);
        break;
      case 'slot':
        this.slot = after;
        break;
      case 'settings':
        this.settings = after;
        break;
      default:
      // Of no other item do the rules ask what was before.
    }
  }

  #payment(id: string, before: StoredMap | undefined, after: StoredMap | undefined): void {
    keep(this.payments, this.everPayments, id, after);
    const item = after ?? before;
    if (!item) return;
    const batch = this.batch(textOf(item, 'batchId'));
    if (before) batch.add(before, -1n);
    if (after) batch.add(after, 1n);
    keep(this.ledgerOf(item).payments, undefined, id, after);
  }

  #batch(id: string, after: StoredMap | undefined): void {
    this.batch(id).item = after;
    if (optionalText(after, 'status') === 'PROCESSING') this.processing.add(id);
    else this.processing.delete(id);
  }
}

/** A transaction id holds its batch's. */
export function batchIdOf(transactionId: string): string {
  return transactionId.slice(0, transactionId.lastIndexOf('.'));
}

function found<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function keep<T>(map: Map<string, T>, ever: Map<string, T> | undefined, key: string, value: T | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
  if (value !== undefined) ever?.set(key, value);
}
