import * as z from 'zod';
import type { AuditEntry } from '../../domain/audit/audit.ts';
import { entryHash, linkBatch, linkPayments } from '../../domain/audit/audit-chain.ts';
import { finalEntry, nextFinalSeq } from '../../domain/audit/audit-final.ts';
import type { Batch, BatchStatus } from '../../domain/batches/batch.ts';
import type { BatchId } from '../../domain/shared/ids.ts';
import type { Period } from '../../domain/shared/period.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type {
  BatchMove,
  BatchRepository,
  Claim,
  ClaimResult,
  Moved,
  MoveResult,
} from '../../payouts/batches/batch-repository.ts';
import type { PageRequest } from '../../payouts/shared/paging.ts';
import { auditWrite } from '../audit/audit-item.ts';
import { finalWrite, fromFinalItem } from '../audit/final-item.ts';
import { claimWrite, holdsCheck } from '../commissions/balance-writes.ts';
import { BATCHES_INDEX, batchCounterKey, batchKey, batchStatusIndex, FINALS_PARTITION, SLOT_KEY } from '../keys.ts';
import { batchIdField, countField } from '../shared/fields.ts';
import { listFromIndex, positionOf } from '../shared/index-listing.ts';
import type { Page, QueryRange, RawItem, Refusal, Table } from '../shared/table.ts';
import { toClaimsItem } from '../transactions/claims-item.ts';
import { markWrites } from '../transactions/step-links.ts';
import { BATCH_SUMS, fromBatchItem, fromBatchSums } from './batch-item.ts';
import { batchWrite, settingsChecks, slotWrites } from './batch-writes.ts';
import { returnsDue, returnsWrites } from './returns-writes.ts';

type FinishCommits = Parameters<BatchRepository['finish']>[1];

const slotSchema = z.object({ batchId: batchIdField, run: countField });
const listedSchema = z.object({ batchId: batchIdField });
const keySchema = z.object({ PK: z.string(), SK: z.string() });

export class DynamoBatchRepository implements BatchRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(id: BatchId) {
    const item = await this.#table.get(batchKey(id));
    return item && fromBatchItem(item);
  }

  async list({ status }: { status?: BatchStatus | undefined }, page: PageRequest) {
    const range: QueryRange = status
      ? { index: 'GSI2', pk: batchStatusIndex(status), descending: true }
      : { index: 'GSI1', pk: BATCHES_INDEX, descending: true };
    const listed = await listFromIndex(this.#table, range, page, fromBatchItem);
    // The index may lag behind: what the item itself says decides whether it belongs to the list.
    return { ...listed, items: listed.items.filter((batch) => status === undefined || batch.status === status) };
  }

  async *sumsBetween(period: Period) {
    // The next page of the index is on its way while the batches of this one are read.
    const page = (startKey?: RawItem) => this.#table.query(createdRange(period), { startKey, limit: CREATED_PAGE });
    let next: Promise<Page<RawItem>> | undefined = page();
    while (next) {
      const { items, lastKey }: Page<RawItem> = await next;
      next = lastKey && page(lastKey);
      next?.catch(() => undefined); // Its error is thrown where it is awaited.
      const keys = items.map((item) => keySchema.parse(item));
      for (const item of await this.#table.getMany(keys, BATCH_SUMS)) yield fromBatchSums(item);
    }
  }

  async listCreated(period: Period, page: PageRequest) {
    return listFromIndex(this.#table, createdRange(period), page, fromBatchItem);
  }

  async listReturnsDue(now: Instant, { limit, after }: PageRequest) {
    const page = await this.#table.query(returnsDue(now), { limit, startKey: after });
    const keys = page.items.map((item) => batchKey(listedSchema.parse(item).batchId));
    const batches = (await this.#table.getMany(keys)).map(fromBatchItem);
    // Another sweep may have looked at a batch since the list was read: the batch decides.
    const due = batches.filter(({ returnsDueAt }) => returnsDueAt !== undefined && returnsDueAt <= now);
    const sorted = due.sort((left, right) => ((left.returnsDueAt ?? now) < (right.returnsDueAt ?? now) ? -1 : 1));
    return { items: sorted, next: positionOf(page) };
  }

  async oldest(status: BatchStatus) {
    const range: QueryRange = { index: 'GSI2', pk: batchStatusIndex(status) };
    for await (const indexed of this.#table.queryAll(range)) {
      const item = await this.#table.get(keySchema.parse(indexed));
      const batch = item && fromBatchItem(item);
      if (batch?.status === status) return batch;
    }
    return undefined;
  }

  async *oldestFirst(status: BatchStatus) {
    for await (const indexed of this.#table.queryAll({ index: 'GSI2', pk: batchStatusIndex(status) })) {
      const item = await this.#table.get(keySchema.parse(indexed));
      const batch = item && fromBatchItem(item);
      if (batch?.status === status) yield batch;
    }
  }

  async nextBatchNumber(year: string) {
    return this.#table.increment(batchCounterKey(year), 'last');
  }

  async raiseBatchNumber(year: string, floor: bigint) {
    await this.#table.transact([
      {
        Update: {
          Key: { ...batchCounterKey(year) },
          UpdateExpression: 'SET #last = :floor',
          ConditionExpression: 'attribute_not_exists(PK) OR #last < :floor',
          ExpressionAttributeNames: { '#last': 'last' },
          ExpressionAttributeValues: { ':floor': floor },
        },
      },
    ]);
  }

  async claim(
    draft: { before: Batch | undefined; after: Batch },
    claims: readonly Claim[],
    audit: AuditEntry,
  ): Promise<ClaimResult> {
    const batchLinked = linkBatch(audit, draft);
    const claimed = claims.map(({ payment }) => ({ after: payment }));
    const linked = linkPayments(batchLinked.entry, claimed);
    const payments = claims.map(({ payment }) => payment);
    const claimsItem =
      payments.length === 0
        ? []
        : [
            {
              Put: {
                Item: toClaimsItem(payments, entryHash(batchLinked.entry)),
                ConditionExpression: 'attribute_not_exists(PK)',
              },
            },
          ];
    const balances = claims.map(({ before, after }) => claimWrite(before, after));
    const holdsVersion = claims.length === 0 ? undefined : Math.min(...claims.map((claim) => claim.holdsVersion));
    const unchanged = holdsVersion === undefined ? [] : [holdsCheck(holdsVersion)];
    const marks = claims.flatMap(({ retried }) => (retried ? markWrites(retried) : []));
    const batch = [batchWrite(draft.before, batchLinked.after), auditWrite(linked.entry), ...claimsItem];
    const refusals = await this.#table.transact([...batch, ...marks, ...balances, ...unchanged]);
    if (refusals.length === 0) return { kind: 'claimed', draft: batchLinked.after };
    if (refusals.some(({ index }) => index < batch.length)) return { kind: 'not-draft' };
    const firstClaim = batch.length + marks.length;
    if (refusals.some(({ index }) => index < firstClaim)) return { kind: 'not-retried' };
    const areHoldsOther = refusals.some(({ index }) => index >= firstClaim + claims.length);
    const refused = claims.filter(
      (claim, position) =>
        (areHoldsOther && claim.holdsVersion === holdsVersion) ||
        refusals.some(({ index }) => index === firstClaim + position),
    );
    return { kind: 'refused', transactionIds: new Set(refused.map(({ payment }) => payment.transactionId)) };
  }

  async move(move: BatchMove, audit: AuditEntry): Promise<Moved> {
    const { entry, after } = linkBatch(audit, move);
    const conditions = settingsChecks(move);
    const writes = [
      batchWrite(move.before, after),
      ...conditions,
      ...slotWrites(move),
      ...returnsWrites(move.before, after),
      auditWrite(entry),
    ];
    const refusals = await this.#table.transact(writes);
    const isUnderOtherSettings = refusals.some(({ index }) => index > 0 && index <= conditions.length);
    return { result: isUnderOtherSettings ? 'changed' : moveResult(move, refusals), after };
  }

  async newestFinal() {
    const { items } = await this.#table.query({ pk: FINALS_PARTITION, descending: true }, { limit: 1 });
    return items[0] && fromFinalItem(items[0]);
  }

  async finish(move: BatchMove, { previous, payments }: FinishCommits, audit: AuditEntry) {
    const finished = { ...move.after, finalSeq: nextFinalSeq(previous) };
    const linked = linkBatch(audit, { ...move, after: finished });
    const { entry, record } = finalEntry(linked.entry, { batch: linked.after.audit, payments }, previous);
    const listed = returnsWrites(move.before, linked.after);
    const batch = [batchWrite(move.before, linked.after), ...slotWrites(move), ...listed];
    const writes = [...batch, auditWrite(entry), finalWrite(record)];
    const refusals = await this.#table.transact(writes);
    const isOvertaken = refusals.length > 0 && refusals.every(({ index }) => index === writes.length - 1);
    return { result: isOvertaken ? ('overtaken' as const) : moveResult(move, refusals), after: linked.after };
  }

  async slot() {
    const item = await this.#table.get(SLOT_KEY);
    return item && slotSchema.parse(item);
  }
}

/** Of two writers one gets through; what the batch has become tells the other whether its work is done. */
function moveResult({ after }: BatchMove, refusals: readonly Refusal[]): MoveResult {
  if (refusals.length === 0) return 'moved';
  const batchRefusal = refusals.find(({ index }) => index === 0);
  if (!batchRefusal) return 'slot-busy';
  if (!batchRefusal.item) return 'missing';
  const { status, run } = fromBatchItem(batchRefusal.item);
  return status === after.status && run === after.run ? 'already-done' : 'changed';
}

/** A batch made at the very end of the period sorts after `to` by itself, and so is left out. */
function createdRange({ from, to }: Period): QueryRange {
  return { index: 'GSI1', pk: BATCHES_INDEX, between: { low: from, high: to } };
}

/** Keys of the index per page of a report: some hundred kilobytes, and enough to keep all parallel reads of the table busy. */
const CREATED_PAGE = 4_000;
