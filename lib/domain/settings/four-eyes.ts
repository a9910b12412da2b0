import { isApprovalOn } from '../batches/approval.ts';
import { MAX_PAYMENTS_PER_BATCH } from '../batches/batch.ts';
import { type AmountsByCurrency, isPaused, type Limits, type Settings } from './settings.ts';

/**
 * Whether a change of the settings needs a second person. Settling a restore always does, because a mistake there could pay
 * people twice. While approval is on, every change that weakens the controls does. The settings before the change decide,
 * so approval cannot be switched off by the change that needs it. Switching it on, or making it stricter, needs one person.
 */
export function needsSecondPerson(before: Settings, after: Settings): boolean {
  if (WEAKENS.restored(before, after)) return true;
  return isApprovalOn(before) && Object.values(WEAKENS).some((weakens) => weakens(before, after));
}

type Rule = (before: Settings, after: Settings) => boolean;
type Decided = Exclude<keyof Settings, 'version' | 'updatedBy' | 'updatedAt' | 'proposal'>;

/** When a change of each setting weakens. A new setting does not compile until it is decided here. */
const WEAKENS: Readonly<Record<Decided, Rule>> = {
  approval: (before, after) =>
    RANK[after.approval.mode] < RANK[before.approval.mode] ||
    // Checked also while every batch is approved, because whoever later agrees to `from-amount` would not see this
    // change.
    isHigherAnywhere(before.approval.fromMinor, after.approval.fromMinor, 0n) ||
    slipsUnderApproval(before, after),
  limits: (before, after) =>
    LIMITS.some((limit) => isHigherAnywhere(before.limits[limit], after.limits[limit], 'none')),
  riseIdQuietHours: (before, after) => after.riseIdQuietHours < before.riseIdQuietHours,
  pause: (before, after) => isPaused(before) && !isPaused(after),
  restored: (before, after) => before.restored !== undefined && after.restored === undefined,
  /** A restore raises it, and it stays. */
  generation: () => false,
  lastRestore: () => false,
  /** No person made the batches of the schedule, so any one person may approve them. Whoever switches it on would need no second person. */
  schedules: (before, after) => !before.schedules.payouts && after.schedules.payouts,
  /** It says from which amount a transfer is worth its cost. Approval and limits also apply to small amounts. */
  minimumPayoutMinor: () => false,
};

const RANK = { off: 0, 'from-amount': 1, always: 2 } as const satisfies Record<Settings['approval']['mode'], number>;

const LIMITS = ['paymentMinor', 'batchMinor', 'dailyMinor'] as const satisfies readonly (keyof Limits)[];

/** `absent`: the meaning of a currency without an amount. */
function isHigherAnywhere(before: AmountsByCurrency, after: AmountsByCurrency, absent: 0n | 'none'): boolean {
  return [...new Set([...before.keys(), ...after.keys()])].some((code) => {
    const [was, is] = [before.get(code) ?? absent, after.get(code) ?? absent];
    return was !== 'none' && (is === 'none' || is > was);
  });
}

/**
 * A lower limit of payments or batches may weaken the controls, too. If no batch can reach the amount from which approval
 * is needed, no batch needs it. Everything owed could then be sent in small batches.
 */
function slipsUnderApproval(before: Settings, after: Settings): boolean {
  if (after.approval.mode !== 'from-amount') return false;
  return [...after.approval.fromMinor].some(([code, from]) => {
    const [was, is] = [largestBatch(before.limits, code), largestBatch(after.limits, code)];
    return is !== undefined && is < from && (was === undefined || is < was);
  });
}

/** Minor units; `undefined` if there is no limit. */
function largestBatch({ batchMinor, paymentMinor }: Limits, code: string): bigint | undefined {
  const payment = paymentMinor.get(code);
  const ofPayments = payment === undefined ? undefined : payment * BigInt(MAX_PAYMENTS_PER_BATCH);
  const limits = [batchMinor.get(code), ofPayments].filter((limit) => limit !== undefined);
  return limits.length === 0 ? undefined : limits.reduce((least, limit) => (limit < least ? limit : least));
}
