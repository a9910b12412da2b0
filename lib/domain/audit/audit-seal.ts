import { addSeconds, type Instant } from '../shared/time.ts';
import { auditHash, NO_HASH } from './audit-hash.ts';
import type { AuditHead } from './audit-link.ts';

/** A day in UTC, `2026-11-23`. */
export type Day = string & { readonly __brand: 'Day' };

/** One entry of a sealed day. The hash covers everything stored of it, including its links. */
export type SealedEntry = { readonly auditId: string; readonly hash: string };

/**
 * Covers all audit entries of one day once the day is over: their hashes in the order of time, in parts, and the seal of the
 * day before. So the seals form one chain, with one link a day, and the newest covers everything before it.
 */
export type DailySeal = AuditHead & {
  readonly day: Day;
  readonly entries: number;
  /** The hashes of the lists of entries, in their order. */
  readonly parts: readonly string[];
  /** The hash of the seal of the day before, or {@link NO_HASH} for the first one. */
  readonly previous: string;
  /** The newest final of a batch when the day was sealed; absent if no batch had finished. */
  readonly final?: AuditHead | undefined;
  readonly sealedAt: Instant;
};

/** Entries in one part. With this many, the item of a part stays well below DynamoDB's 400 kB. */
export const ENTRIES_PER_PART = 2_000;

/** How long after its end a day is sealed, for transactions under way and an index that lags behind. */
const SEAL_MARGIN_SECONDS = 3_600;

export function dayOf(at: Instant): Day {
  return at.slice(0, 10) as Day;
}

/** @param days may be negative */
export function addDays(day: Day, days: number): Day {
  return dayOf(addSeconds(startOf(day), days * 86_400));
}

function startOf(day: Day): Instant {
  return `${day}T00:00:00.000Z` as Instant;
}

/** The days that ended long enough ago and are not sealed yet, oldest first. If none was ever sealed, yesterday is the first. */
export function daysToSeal(newest: DailySeal | undefined, now: Instant, most: number): readonly Day[] {
  const days: Day[] = [];
  for (let day = firstUnsealed(newest, now); days.length < most && isOver(day, now); day = addDays(day, 1))
    days.push(day);
  return days;
}

function sealableAt(day: Day): Instant {
  return addSeconds(startOf(addDays(day, 1)), SEAL_MARGIN_SECONDS);
}

function firstUnsealed(newest: DailySeal | undefined, now: Instant): Day {
  return newest ? addDays(newest.day, 1) : addDays(dayOf(now), -1);
}

function isOver(day: Day, now: Instant): boolean {
  return now >= sealableAt(day);
}

/** When a day is not sealed so long after it could have been, sealing has failed again and again. */
const SEAL_OVERDUE_SECONDS = 3 * 3_600;

/** When the oldest unsealed day could have been sealed, if that is long ago. */
export function overdueSeal(newest: DailySeal | undefined, now: Instant): Instant | undefined {
  const sealable = sealableAt(firstUnsealed(newest, now));
  return now >= addSeconds(sealable, SEAL_OVERDUE_SECONDS) ? sealable : undefined;
}

export function partHash(entries: readonly SealedEntry[]): string {
  return auditHash(
    'part',
    entries.map(({ auditId, hash }) => [auditId, hash]),
  );
}

type Sealed = Pick<DailySeal, 'day' | 'entries' | 'parts' | 'final' | 'sealedAt'>;

export function dailySeal(sealed: Sealed, before: DailySeal | undefined): DailySeal {
  const seal = { ...sealed, seq: (before?.seq ?? 0) + 1, previous: before?.hash ?? NO_HASH };
  return { ...seal, hash: sealHash(seal) };
}

export function sealHash({ seq, day, entries, parts, previous, final, sealedAt }: Omit<DailySeal, 'hash'>): string {
  return auditHash('seal', { seq, day, entries, parts, previous, final, sealedAt });
}
