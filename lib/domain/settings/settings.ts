import type { Currency } from '../shared/currency.ts';
import { type Money, money } from '../shared/money.ts';
import type { Instant } from '../shared/time.ts';
import type { Proposal } from './proposal.ts';

/** Minor units by currency code. A currency that is not named has none. */
export type AmountsByCurrency = ReadonlyMap<string, bigint>;

export const APPROVAL_MODES = ['off', 'always', 'from-amount'] as const;
export type ApprovalMode = (typeof APPROVAL_MODES)[number];

/** The settings that admins can change. */
export type Settings = {
  /** Raised by every change and every proposal, and each is conditional on it. 0 means that nothing was ever set. */
  readonly version: number;
  readonly minimumPayoutMinor: AmountsByCurrency;
  /** While it is set, nothing new is sent. */
  readonly pause?: Pause | undefined;
  /**
   * The table went back to an earlier moment. Nothing is claimed or sent until all that the provider knows of the lost time
   * is in the books.
   */
  readonly restored?: Restored | undefined;
  /** The newest restore, even if it is settled. From then on the audit log has a gap. */
  readonly lastRestore?: Pick<Restored, 'to' | 'at'> | undefined;
  /**
   * The moment of the newest restore, in seconds since 1970, even if it is settled; absent if the table was never restored.
   */
  readonly generation?: number | undefined;
  /** Whether a second person has to approve a batch. `from-amount`: a batch whose total is that much or more. */
  readonly approval: { readonly mode: ApprovalMode; readonly fromMinor: AmountsByCurrency };
  readonly limits: Limits;
  /** For how many hours nothing is paid to an affiliate whose rise id was changed. 0: no such wait. */
  readonly riseIdQuietHours: number;
  /** Which schedules are on. `payouts`: the daily run makes batches of everything payable and queues them. */
  readonly schedules: ScheduleSwitches;
  readonly updatedBy?: string | undefined;
  readonly updatedAt?: Instant | undefined;
  /**
   * A change that a second person has to confirm. It was made against exactly these settings, so any change of them removes
   * it.
   */
  readonly proposal?: SettingsProposal | undefined;
};

export type SettingsProposal = Proposal & {
  readonly changes: readonly SettingChange[];
  readonly reason?: string | undefined;
};

/** One setting that changes, in a form for people. An absent side means that there was, or will be, none. */
export type SettingChange = {
  readonly setting: string;
  readonly from?: string | number | boolean | undefined;
  readonly to?: string | number | boolean | undefined;
};

/** `payoutsSince`: since when that schedule is on without a break; absent while it is off. */
export type ScheduleSwitches = { readonly payouts: boolean; readonly payoutsSince?: Instant | undefined };

/** The most that may go into one payment, into one batch, and out within any 24 hours. */
export type Limits = {
  readonly paymentMinor: AmountsByCurrency;
  readonly batchMinor: AmountsByCurrency;
  readonly dailyMinor: AmountsByCurrency;
};

export type Pause = { readonly reason: string; readonly by: string; readonly at: Instant };

/** The table was restored to an earlier moment, which does not undo what was paid since. */
export type Restored = {
  /** The moment that the table went back to. */
  readonly to: Instant;
  /** After this moment the old table committed nothing. What was committed before may arrive at the provider later. */
  readonly stoppedAt: Instant;
  /** When the restore was declared in the restored table, before anything else used it. */
  readonly at: Instant;
  readonly by: string;
};

export const DEFAULT_SETTINGS: Settings = {
  version: 0,
  minimumPayoutMinor: new Map([['USD', 5_000n]]),
  approval: { mode: 'off', fromMinor: new Map() },
  limits: { paymentMinor: new Map(), batchMinor: new Map(), dailyMinor: new Map() },
  riseIdQuietHours: 0,
  schedules: { payouts: false },
};

export function isPaused({ pause }: Settings): boolean {
  return pause !== undefined;
}

/** Why nothing new is sent, if that is so. */
export function stopOf({ pause, restored }: Pick<Settings, 'pause' | 'restored'>): 'paused' | 'restored' | undefined {
  if (restored) return 'restored';
  return pause && 'paused';
}

export function minimumPayout(settings: Settings, currency: Currency): Money {
  return money(currency, settings.minimumPayoutMinor.get(currency) ?? 0n);
}
