import type { Instant } from '../shared/time.ts';
import type { LostTime } from './lost-time.ts';
import { isLastLook, type Patience, quietFrom } from './quiet.ts';

/** What one pass found. Whatever is `left` still needs work. */
export type Tally = {
  /** Batches from before the restore that need not be asked about any more. */
  readonly batchesAsked: number;
  readonly batchesLeft: number;
  /** Payments that the provider has and we do not. */
  readonly lostPayments: number;
  readonly lostPaymentsLeft: number;
  /** Payments in the provider's list that have no reference of ours, and that nobody has explained. */
  readonly foreignLeft: number;
  /** Lists of a provider that were not complete. */
  readonly incomplete: number;
  /** Items that could not be read. */
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

/**
 * The stages of a pass after the restore was settled. By then the payments that only the provider's lists had are in
 * the books, and whatever is claimed now is claimed on those books.
 */
const STAGES_ONCE_SETTLED = ['batches', 'payments'] as const satisfies RecoveryStage[];

/** The stage that follows; absent once the pass has seen everything. */
export function stageAfter(
  stage: RecoveryStage,
  { isSettled }: Pick<Recovery, 'isSettled'>,
): RecoveryStage | undefined {
  const stages: readonly RecoveryStage[] = isSettled ? STAGES_ONCE_SETTLED : RECOVERY_STAGES;
  return stages[stages.indexOf(stage) + 1];
}

/** One pass over everything that a restore may have lost. It may take many sweeps. */
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
  /** Nothing is left, and nothing more can arrive. */
  readonly isClean: boolean;
};

/** How far the recovery after a restore has come. */
export type Recovery = {
  readonly version: number;
  /** The generation of the settings when it began. */
  readonly generation: number;
  /**
   * The restore is settled. Payouts go on, and the provider is asked only about batches from before it that no pass has
   * seen.
   */
  readonly isSettled?: boolean | undefined;
  /**
   * By provider: when the first pass began that saw everything after nothing could arrive any more. Once the restore is settled: by
   * batch, because then a pass begins with batches that no earlier one has seen.
   */
  readonly firstLooks: Readonly<Record<string, Instant>>;
  readonly pass?: RecoveryPass | undefined;
  readonly last?: FinishedPass | undefined;
};

export type NamedPatience = Patience & { readonly name: string };

/** A restore, before or after it was settled: the passes of one state belong together. */
export type RestoreState = Pick<Recovery, 'generation' | 'isSettled'>;

export function isOf(recovery: Recovery, { generation, isSettled = false }: RestoreState): boolean {
  return recovery.generation === generation && (recovery.isSettled ?? false) === isSettled;
}

export function beginPass(recovery: Recovery | undefined, state: RestoreState, begunAt: Instant): Recovery {
  const pass: RecoveryPass = { begunAt, stage: 'batches', tally: NOTHING_FOUND };
  const known = recovery && isOf(recovery, state) ? recovery : undefined;
  return { ...known, ...state, version: recovery?.version ?? 0, firstLooks: known?.firstLooks ?? {}, pass };
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

/** Ends a pass that has seen everything: what it means for the restore, and whose first look-up it was. */
export function endPass(
  recovery: Recovery,
  pass: RecoveryPass,
  restored: LostTime,
  providers: readonly NamedPatience[],
  endedAt: Instant,
): Recovery {
  const { begunAt, tally } = pass;
  const { batchesAsked: _, lostPayments: __, ...left } = tally;
  const { isSettled = false } = recovery;
  const isLast =
    isSettled || providers.every((one) => isLastLook(restored, one, begunAt, recovery.firstLooks[one.name]));
  const isClean = isLast && Object.values(left).every((count) => count === 0);
  const isWhole = !isSettled && tally.incomplete === 0 && tally.failed === 0;
  const seen = isWhole ? providers.filter((one) => begunAt > quietFrom(restored, one)) : [];
  const firstLooks = { ...Object.fromEntries(seen.map(({ name }) => [name, begunAt])), ...recovery.firstLooks };
  return { ...recovery, firstLooks, pass: undefined, last: { begunAt, endedAt, tally, isClean } };
}
