import type { AuditBreak, FoundOfDay } from './audit-evidence.ts';
import { NO_HASH } from './audit-hash.ts';
import { addDays, type DailySeal, partHash, type SealedEntry, sealHash } from './audit-seal.ts';

/** Checks the seal itself: whether it is what was written, and whether it follows the one before. */
export function verifySeal(seal: DailySeal, before: DailySeal | undefined): AuditBreak | undefined {
  const { day, seq, previous, hash } = seal;
  const broken = (message: string): AuditBreak => ({ code: 'seal_broken', day, message });
  if (before && day !== addDays(before.day, 1)) {
    const missing = addDays(before.day, 1);
    return {
      code: 'seal_missing',
      day: missing,
      message: `the seal of ${missing} is missing: the next one is of ${day}`,
    };
  }
  if (seq !== (before?.seq ?? 0) + 1 || previous !== (before?.hash ?? NO_HASH)) {
    return broken(
      `the seal of ${day} is not on top of ${before ? `the one of ${before.day}` : 'nothing, as the first one is'}`,
    );
  }
  if (sealHash(seal) !== hash) return broken(`the seal of ${day} is not what was written`);
  return undefined;
}

/** Checks one part of a seal: whether it is what the seal says, and whether its entries are unchanged. */
export function verifyPart(
  seal: DailySeal,
  part: number,
  sealed: readonly SealedEntry[] | undefined,
  found: readonly FoundOfDay[],
): AuditBreak | undefined {
  const { day } = seal;
  if (!sealed || partHash(sealed) !== seal.parts[part]) {
    return { code: 'seal_broken', day, message: `part ${part + 1} of the seal of ${day} is not what was written` };
  }
  for (const [n, { auditId, hash }] of sealed.entries()) {
    const here = found[n];
    if (here?.auditId === auditId) {
      if (here.hash === hash) continue;
      const [code, what] = here.hash
        ? (['entry_altered', 'was altered'] as const)
        : (['entry_missing', 'is gone'] as const);
      return { code, day, auditId, message: `audit entry ${auditId} of ${day} ${what} since the day was sealed` };
    }
    if (here && !sealed.some((entry) => entry.auditId === here.auditId)) return inserted(seal, here);
    return { code: 'entry_missing', day, auditId, message: `audit entry ${auditId} of ${day} is gone, or was moved` };
  }
  return undefined;
}

/** No entry may follow the last part. */
export function inserted({ day }: DailySeal, { auditId }: FoundOfDay): AuditBreak {
  return {
    code: 'entry_inserted',
    day,
    auditId,
    message: `audit entry ${auditId} was not there when ${day} was sealed`,
  };
}
