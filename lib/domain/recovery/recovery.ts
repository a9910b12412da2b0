import type { Restored } from '../settings/settings.ts';
import type { Instant } from '../shared/time.ts';
import { isLastLook, type Patience, quietFrom } from './quiet.ts';

/** What one pass found; of everything that is `left`, something remains to be done. */
export type Tally = {
  /** Batches of before that the provider was asked about for good. */
  readonly batchesAsked: number;
  readonly batchesLeft: number;
  /** Payments that the provider has and we do not. */
  readonly lostPayments: number;
  readonly lostPaymentsLeft: number;
  /** Payments in the provider's list that have no reference of ours, and that nobody has explained. */
  readonly foreignLeft: number;
  /** Lists of a provider that were not shown as a whole. */
  readonly incomplete: number;
  /** What could not be looked at. */
  readonly failed: number;
};

export const NOTHING_FOUND: Tally = {
  batchesAsked: 0,
  batchesLeft: 0,
  lostPayments: 0,
  lostPaymentsLeft: 0,
  foreignLeft: 0,
  incomplete: 0,
  failed: 0,
};

export const RECOVERY_STAGES = ['batches', 'payments', 'lists', 'lost'] as const;
export type RecoveryStage = (typeof RECOVERY_STAGES)[number];

/** Once around everything that a restore may have lost; it may take many sweeps. */
export type RecoveryPass = {
  readonly begunAt: Instant;
  readonly stage: RecoveryStage;
  readonly position?: Readonly<Record<string, string>> | undefined;
  readonly tally: Tally;
};

export type FinishedPass = {
  readonly begunAt: Instant;
  readonly endedAt: Instant;
  readonly tally: Tally;
  /** Nothing is left, and nothing can come any more. */
  readonly isClean: boolean;
};

/** How far asking the provider has come since a restore. */
export type Recovery = {
  readonly version: number;
  /** Of the settings, when it began. */
  readonly generation: number;
  /** By provider: when the first pass began that saw everything after nothing could arrive any more. */
  readonly firstLooks: Readonly<Record<string, Instant>>;
  readonly pass?: RecoveryPass | undefined;
  readonly last?: FinishedPass | undefined;
};

export type NamedPatience = Patience & { readonly name: string };

export function beginPass(recovery: Recovery | undefined, generation: number, begunAt: Instant): Recovery {
  const pass: RecoveryPass = { begunAt, stage: 'batches', tally: NOTHING_FOUND };
  const known = recovery?.generation === generation ? recovery : undefined;
  return { ...known, version: recovery?.version ?? 0, generation, firstLooks: known?.firstLooks ?? {}, pass };
}

export function plusTally(tally: Tally, more: Partial<Tally>): Tally {
  return {
    batchesAsked: tally.batchesAsked + (more.batchesAsked ?? 0),
    batchesLeft: tally.batchesLeft + (more.batchesLeft ?? 0),
    lostPayments: tally.lostPayments + (more.lostPayments ?? 0),
    lostPaymentsLeft: tally.lostPaymentsLeft + (more.lostPaymentsLeft ?? 0),
    foreignLeft: tally.foreignLeft + (more.foreignLeft ?? 0),
    incomplete: tally.incomplete + (more.incomplete ?? 0),
    failed: tally.failed + (more.failed ?? 0),
  };
}

/** The pass has seen everything: what it tells of the restore, and which first looks it was. */
export function endPass(
  recovery: Recovery,
  pass: RecoveryPass,
  restored: Restored,
  providers: readonly NamedPatience[],
  endedAt: Instant,
): Recovery {
  const { begunAt, tally } = pass;
  const { batchesAsked: _, lostPayments: __, ...left } = tally;
  const isLast = providers.every((one) => isLastLook(restored, one, begunAt, recovery.firstLooks[one.name]));
  const isClean = isLast && Object.values(left).every((count) => count === 0);
  const isWhole = tally.incomplete === 0 && tally.failed === 0;
  const seen = isWhole ? providers.filter((one) => begunAt > quietFrom(restored, one)) : [];
  const firstLooks = { ...Object.fromEntries(seen.map(({ name }) => [name, begunAt])), ...recovery.firstLooks };
  return { ...recovery, firstLooks, pass: undefined, last: { begunAt, endedAt, tally, isClean } };
}
