import type { SealedEntry } from '../../domain/audit/audit-seal.ts';
import { type DailySeal, type Day, dailySeal, ENTRIES_PER_PART, partHash } from '../../domain/audit/audit-seal.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import type { Context } from '../shared/context.ts';
import { auditEntry } from './audit-entry.ts';
import type { AuditRepository } from './audit-repository.ts';

export type SealDependencies = { readonly audits: AuditRepository; readonly batches: BatchRepository };

/**
 * Seals all audit entries of a day that is over, once. It may be repeated, also at the same time. The parts are stored
 * under their own hashes, and the seal is written only if the one before is still the newest.
 */
export async function sealDay(
  { audits, batches }: SealDependencies,
  context: Context,
  day: Day,
  before: DailySeal | undefined,
): Promise<DailySeal | undefined> {
  const parts: string[] = [];
  let entries = 0;
  const keep = async (some: readonly SealedEntry[]) => {
    const hash = partHash(some);
    await audits.savePart(day, hash, some);
    parts.push(hash);
    entries += some.length;
  };
  let waiting: SealedEntry[] = [];
  for await (const entry of audits.sealable(day)) {
    waiting.push(entry);
    if (waiting.length < ENTRIES_PER_PART) continue;
    await keep(waiting);
    waiting = [];
  }
  if (waiting.length > 0) await keep(waiting);
  const newest = await batches.newestFinal();
  const final = newest && { seq: newest.seq, hash: newest.hash };
  const seal = dailySeal({ day, entries, parts, final, sealedAt: context.now() }, before);
  const { seq, hash, previous } = seal;
  // Whoever keeps these outside the table can later tell whether anything before was changed.
  const details = { day, seq, hash, previous, entries, ...(final && { final }) };
  const audit = auditEntry(context, { type: 'day', day }, 'audit.sealed', details, 'INFO');
  return (await audits.seal(seal, audit)) === 'sealed' ? seal : undefined;
}
