import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { BatchEvidence, FoundOfDay } from '../../domain/audit/audit-evidence.ts';
import type { FinalRecord } from '../../domain/audit/audit-final.ts';
import type { DailySeal, Day, SealedEntry } from '../../domain/audit/audit-seal.ts';
import type { BatchStatus } from '../../domain/batches/batch.ts';
import type { AffiliateId, BatchId } from '../../domain/shared/ids.ts';

/** An entry, and the position at which a listing continues after it. */
export type Positioned = { readonly position: string; readonly entry: AuditEntry };

export type ListedBatch = {
  readonly batchId: BatchId;
  readonly position: string;
  readonly finalSeq?: number | undefined;
};

export interface AuditRepository {
  /** Stores an entry that records no change. */
  enter(entry: AuditEntry): Promise<void>;
  /** What was done to a batch and its payments, newest first, after a position. */
  ofBatch(id: BatchId, after?: string): AsyncIterable<Positioned>;
  /** The same for an affiliate: profile, accounts and ledger. */
  ofAffiliate(id: AffiliateId, after?: string): AsyncIterable<Positioned>;
  /** All entries of a day, newest first, after a position. */
  ofDay(day: Day, after?: string): AsyncIterable<Positioned>;

  /**
   * What is to be sealed of a day, in order of time.
   *
   * @throws Error for an entry that is in the index and not in the table
   */
  sealable(day: Day): AsyncIterable<SealedEntry>;
  /** Stores a part of a seal under its own hash. Storing it again changes nothing. */
  savePart(day: Day, hash: string, entries: readonly SealedEntry[]): Promise<void>;
  newestSeal(): Promise<DailySeal | undefined>;
  oldestSeal(): Promise<DailySeal | undefined>;
  /** `exists`: the day is sealed already, and nothing was written. */
  seal(seal: DailySeal, audit: AuditEntry): Promise<'sealed' | 'exists'>;

  /** All seals after a day, oldest first. */
  seals(after?: Day): AsyncIterable<DailySeal>;
  findSeal(day: Day): Promise<DailySeal | undefined>;
  findPart(day: Day, hash: string): Promise<readonly SealedEntry[] | undefined>;
  /** What is found of a day now, in order of time, after a position. */
  foundOn(day: Day, after?: string): AsyncIterable<FoundOfDay & { readonly position: string }>;
  /** The finals of all batches after a number, in order. */
  finals(afterSeq: number): AsyncIterable<FinalRecord>;
  findFinal(seq: number): Promise<FinalRecord | undefined>;
  /** Batches that an index lists under a status, oldest first, whether or not their items can be read. */
  batchesIn(status: BatchStatus, after?: string): AsyncIterable<ListedBatch>;
  evidence(batchId: BatchId): Promise<BatchEvidence>;
}
