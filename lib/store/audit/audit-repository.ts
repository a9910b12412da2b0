import * as z from 'zod';
import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { FoundOfDay } from '../../domain/audit/audit-evidence.ts';
import type { DailySeal, Day, SealedEntry } from '../../domain/audit/audit-seal.ts';
import type { BatchStatus } from '../../domain/batches/batch.ts';
import { type AffiliateId, type BatchId, batchId } from '../../domain/shared/ids.ts';
import type { AuditRepository, ListedBatch, Positioned } from '../../payouts/audit/audit-repository.ts';
import {
  AUDIT_PREFIX,
  affiliatePartition,
  batchKey,
  batchStatusIndex,
  FINALS_PARTITION,
  finalKey,
  SEALS_PARTITION,
  sealKey,
  sealPartKey,
} from '../keys.ts';
import { countField } from '../shared/fields.ts';
import type { Table } from '../shared/table.ts';
import { fromAuditItem } from './audit-entry-schema.ts';
import { evidenceOf, hashOfRecord } from './audit-evidence.ts';
import { entriesOfDay } from './audit-index.ts';
import { auditWrite, toAuditItem } from './audit-item.ts';
import { fromFinalItem } from './final-item.ts';
import { fromPartItem, fromSealItem, sealWrite, toPartItem } from './seal-item.ts';

const listedSchema = z.object({ PK: z.string(), SK: z.string(), GSI2SK: z.string() });

/** Index entries that are read ahead in each shard while a whole day is read. */
const READ_AHEAD = 500;

/** The same for a listing, which shows a page of them. */
const LISTED_AHEAD = 50;

/** Sorts after every number and every day. */
const LAST = '~';

export class DynamoAuditRepository implements AuditRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async enter(entry: AuditEntry) {
    await this.#table.put(toAuditItem(entry));
  }

  async *sealable(day: Day): AsyncGenerator<SealedEntry> {
    for await (const { auditId, hash } of this.foundOn(day)) {
      if (hash === undefined) throw new Error(`audit entry ${auditId} is in the index but not in the table`);
      yield { auditId, hash };
    }
  }

  async savePart(day: Day, hash: string, entries: readonly SealedEntry[]) {
    await this.#table.put(toPartItem(day, hash, entries));
  }

  async newestSeal() {
    return this.#sealAtEnd(true);
  }

  async oldestSeal() {
    return this.#sealAtEnd(false);
  }

  async #sealAtEnd(descending: boolean): Promise<DailySeal | undefined> {
    const { items } = await this.#table.query({ pk: SEALS_PARTITION, descending }, { limit: 1 });
    return items[0] && fromSealItem(items[0]);
  }

  async findSeal(day: Day) {
    const item = await this.#table.get(sealKey(day));
    return item && fromSealItem(item);
  }

  async *seals(after?: Day): AsyncGenerator<DailySeal> {
    const range = after === undefined ? {} : { between: { low: after, high: LAST } };
    for await (const item of this.#table.queryAll({ pk: SEALS_PARTITION, ...range }, LISTED_AHEAD)) {
      if (item.SK !== after) yield fromSealItem(item);
    }
  }

  async findPart(day: Day, hash: string) {
    const item = await this.#table.get(sealPartKey(day, hash));
    return item && fromPartItem(item);
  }

  async seal(seal: DailySeal, audit: AuditEntry) {
    const refusals = await this.#table.transact([sealWrite(seal), auditWrite(audit)]);
    return refusals.length === 0 ? 'sealed' : 'exists';
  }

  async *foundOn(day: Day, after?: string): AsyncGenerator<FoundOfDay & { readonly position: string }> {
    for await (const found of entriesOfDay(this.#table, day, { after, pageSize: READ_AHEAD })) {
      const { auditId, item, position } = found;
      yield { auditId, position, ...(item && { hash: hashOfRecord(item) }) };
    }
  }

  async *finals(afterSeq: number) {
    const between = { low: finalKey(afterSeq + 1).SK, high: LAST };
    for await (const item of this.#table.queryAll({ pk: FINALS_PARTITION, between }, LISTED_AHEAD)) {
      yield fromFinalItem(item);
    }
  }

  async findFinal(seq: number) {
    const item = await this.#table.get(finalKey(seq));
    return item && fromFinalItem(item);
  }

  async *batchesIn(status: BatchStatus, after?: string): AsyncGenerator<ListedBatch> {
    const range = after === undefined ? {} : { between: { low: after, high: LAST } };
    const found = this.#table.queryAll({ index: 'GSI2', pk: batchStatusIndex(status), ...range }, LISTED_AHEAD);
    for await (const indexed of found) {
      const { PK, SK, GSI2SK: position } = listedSchema.parse(indexed);
      if (position === after) continue;
      const item = await this.#table.get({ PK, SK });
      const finalSeq = countField.safeParse(item?.finalSeq).data;
      yield { batchId: batchId(position.slice(position.indexOf('#') + 1)), position, finalSeq };
    }
  }

  async evidence(id: BatchId) {
    return evidenceOf(this.#table, id);
  }

  ofBatch(id: BatchId, after?: string) {
    return this.#ofPartition(batchKey(id).PK, after);
  }

  ofAffiliate(id: AffiliateId, after?: string) {
    return this.#ofPartition(affiliatePartition(id), after);
  }

  async *#ofPartition(pk: string, after: string | undefined): AsyncGenerator<Positioned> {
    const between = { low: AUDIT_PREFIX, high: after ?? `${AUDIT_PREFIX}${LAST}` };
    for await (const item of this.#table.queryAll({ pk, between, descending: true }, LISTED_AHEAD)) {
      const position = String(item.SK);
      if (position !== after) yield { position, entry: fromAuditItem(item) };
    }
  }

  async *ofDay(day: Day, after?: string): AsyncGenerator<Positioned> {
    const range = { after, descending: true, pageSize: LISTED_AHEAD };
    for await (const { position, item } of entriesOfDay(this.#table, day, range)) {
      if (item) yield { position, entry: fromAuditItem(item) };
    }
  }
}
