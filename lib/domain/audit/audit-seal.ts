import { addSeconds, type Instant } from '../shared/time.ts';
import { auditHash, NO_HASH } from './audit-hash.ts';
import type { AuditHead } from './audit-link.ts';

/** A day in UTC, `2026-11-23`. */
export type Day = string & { readonly __brand: 'Day' };

/** One entry of a sealed day: the hash covers all that is stored of it, its links included. */
export type SealedEntry = { readonly auditId: string; readonly hash: string };

/**
 * Covers all audit entries of one day once the day is over: their hashes in the order of time, in parts, and the seal of the
 * day before. So the seals form one chain, with one link a day, and the newest covers everything before it.
 */
export type DailySeal = AuditHead & {
  readonly day: Day;
  readonly entries: number;
  /** The hashes of the lists of entries, in order. */
  readonly parts: readonly string[];
  /** Hash of the seal of the day before; of the first one {@link NO_HASH}. */
  readonly previous: string;
  /** The newest final of a batch when the day was sealed; absent: no batch had finished. */
  readonly final?: AuditHead | undefined;
  readonly sealedAt: Instant;
};

/** Entries in one part: what names a broken entry stays well below DynamoDB's 400 kB an item. */
export const ENTRIES_PER_PART = 2_000;

/** After its end a day is left alone for so long, for transactions under way and an index that lags behind. */
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

/** The days that are over for long enough and not sealed yet, oldest first. The first one ever is the day before. */
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

/** A day that is still not sealed so long after it could be: sealing has failed again and again. */
const SEAL_OVERDUE_SECONDS = 3 * 3_600;

/** When the oldest day that is not sealed could have been, if that is long ago. */
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
