import type { AuditBreak } from '../../domain/audit/audit-evidence.ts';
import { NO_HASH } from '../../domain/audit/audit-hash.ts';
import type { Day } from '../../domain/audit/audit-seal.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { AuditRepository } from './audit-repository.ts';

/** How much was compared with its chains so far. `sealedEntries` counts entries of all kinds on sealed days. */
export type Checked = {
  readonly batches: number;
  readonly payments: number;
  readonly entries: number;
  readonly days: number;
  readonly sealedEntries: number;
};

/** Where a verification continues: stage by stage, and in each from first to last. */
export type VerifyPosition = {
  readonly stage: 'finals' | 'batches' | 'days';
  readonly checked: Checked;
  /** The newest final that was checked. */
  readonly final: { readonly seq: number; readonly hash: string };
  /** Which status, and the last batch of it that was checked. */
  readonly batches: { readonly status: number; readonly after?: string | undefined };
  /** The newest day that is done, and how much of the next one is. */
  readonly days: { readonly done?: Day | undefined; readonly part: number; readonly entry?: string | undefined };
};

export const VERIFY_START: VerifyPosition = {
  stage: 'finals',
  checked: { batches: 0, payments: 0, entries: 0, days: 0, sealedEntries: 0 },
  final: { seq: 0, hash: NO_HASH },
  batches: { status: 0 },
  days: { part: 0 },
};

/** The result of one limited piece of work: something is broken, or where to continue. Without `next` all is checked. */
export type VerifyStep = { readonly broken: AuditBreak } | { readonly next: VerifyPosition | undefined };
export type VerifyDependencies = { readonly audits: AuditRepository; readonly settings: SettingsReader };

export function withChecked(position: VerifyPosition, more: Partial<Checked>): VerifyPosition {
  const { batches, payments, entries, days, sealedEntries } = position.checked;
  return {
    ...position,
    checked: {
      batches: batches + (more.batches ?? 0),
      payments: payments + (more.payments ?? 0),
      entries: entries + (more.entries ?? 0),
      days: days + (more.days ?? 0),
      sealedEntries: sealedEntries + (more.sealedEntries ?? 0),
    },
  };
}

/** The first `count` of a stream. The rest is not read. */
export async function take<T>(stream: AsyncIterable<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  if (count === 0) return taken;
  for await (const one of stream) {
    taken.push(one);
    if (taken.length === count) break;
  }
  return taken;
}
