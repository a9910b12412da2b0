import type { AuditEntry } from '../../domain/audit.ts';
import type { DailySeal, Day, SealedEntry } from '../../domain/audit-seal.ts';

export interface AuditRepository {
  /** What there is of a day to be sealed, in the order of time. @throws Error for an entry that the index has and the table has not */
  sealable(day: Day): AsyncIterable<SealedEntry>;
  /** Keeps a part of a seal under its own hash; keeping it again changes nothing. */
  savePart(day: Day, hash: string, entries: readonly SealedEntry[]): Promise<void>;
  newestSeal(): Promise<DailySeal | undefined>;
  /** `exists`: the day, or the number of the seal, is taken already, and nothing was written. */
  seal(seal: DailySeal, audit: AuditEntry): Promise<'sealed' | 'exists'>;
}
