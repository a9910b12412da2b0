import { currency } from '../shared/currency.ts';
import { formatAmount, money } from '../shared/money.ts';
import type { Instant } from '../shared/time.ts';
import { type AmountsByCurrency, type ApprovalMode, isPaused, type SettingChange, type Settings } from './settings.ts';

/** Amounts to set, by currency code. `null` removes the amount of a currency. */
export type AmountsPatch = ReadonlyMap<string, bigint | null>;

/** What an admin wants to change. Whatever is absent stays as it is. */
export type SettingsPatch = {
  readonly minimumPayoutMinor?: AmountsPatch | undefined;
  readonly approval?:
    | { readonly mode?: ApprovalMode | undefined; readonly fromMinor?: AmountsPatch | undefined }
    | undefined;
  readonly limits?:
    | {
        readonly paymentMinor?: AmountsPatch | undefined;
        readonly batchMinor?: AmountsPatch | undefined;
        readonly dailyMinor?: AmountsPatch | undefined;
      }
    | undefined;
  readonly riseIdQuietHours?: number | undefined;
  readonly schedules?: { readonly payouts?: boolean | undefined } | undefined;
  readonly paused?: boolean | undefined;
  /** Settles the restore, so that payouts go on. Only declaring one can set it. */
  readonly restored?: false | undefined;
  readonly reason?: string | undefined;
  /** The version of the settings that was looked at; if they have another one, nothing is changed. Absent: whatever it is. */
  readonly ifVersion?: number | undefined;
};

/**
 * The settings with the patch applied, and the changes. No changes if everything is like that already. A proposal of
 * another change was made against the earlier settings, and is dropped.
 */
export function changeSettings(
  before: Settings,
  patch: SettingsPatch,
  by: string,
  at: Instant,
): { readonly after: Settings; readonly changes: readonly SettingChange[] } | undefined {
  const { limits, approval } = before;
  const paused = patch.paused ?? isPaused(before);
  const patched: Settings = {
    minimumPayoutMinor: merged(before.minimumPayoutMinor, patch.minimumPayoutMinor),
    approval: {
      mode: patch.approval?.mode ?? approval.mode,
      fromMinor: merged(approval.fromMinor, patch.approval?.fromMinor),
    },
    limits: {
      paymentMinor: merged(limits.paymentMinor, patch.limits?.paymentMinor),
      batchMinor: merged(limits.batchMinor, patch.limits?.batchMinor),
      dailyMinor: merged(limits.dailyMinor, patch.limits?.dailyMinor),
    },
    riseIdQuietHours: patch.riseIdQuietHours ?? before.riseIdQuietHours,
    schedules: switched(before, patch.schedules?.payouts ?? before.schedules.payouts, at),
    pause: paused ? (before.pause ?? { reason: patch.reason ?? 'no reason given', by, at }) : undefined,
    restored: patch.restored === false ? undefined : before.restored,
    lastRestore: before.lastRestore,
    generation: before.generation,
    version: before.version + 1,
    updatedBy: by,
    updatedAt: at,
  };
  const changes = differences(before, patched);
  return changes.length === 0 ? undefined : { after: patched, changes };
}

function switched({ schedules }: Settings, payouts: boolean, at: Instant): Settings['schedules'] {
  return payouts ? { payouts, payoutsSince: schedules.payouts ? schedules.payoutsSince : at } : { payouts };
}

function merged(amounts: AmountsByCurrency, patch: AmountsPatch = new Map()): AmountsByCurrency {
  const after = new Map(amounts);
  for (const [code, minor] of patch) {
    if (minor === null) after.delete(code);
    else after.set(code, minor);
  }
  return after;
}

function differences(before: Settings, after: Settings): SettingChange[] {
  const [was, is] = [flat(before), flat(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((setting) => was.get(setting) !== is.get(setting))
    .map((setting) => ({ setting, from: was.get(setting), to: is.get(setting) }));
}

/** Every setting by the name that the API gives it. */
function flat(settings: Settings): ReadonlyMap<string, string | number | boolean> {
  const { approval, limits, schedules } = settings;
  return new Map<string, string | number | boolean>([
    ...amounts('minimumPayout', settings.minimumPayoutMinor),
    ['approval.mode', approval.mode],
    ...amounts('approval.from', approval.fromMinor),
    ...amounts('limits.payment', limits.paymentMinor),
    ...amounts('limits.batch', limits.batchMinor),
    ...amounts('limits.daily', limits.dailyMinor),
    ['riseIdQuietHours', settings.riseIdQuietHours],
    ['schedules.payouts', schedules.payouts],
    ['paused', isPaused(settings)],
    ['restored', settings.restored !== undefined],
  ]);
}

function amounts(name: string, byCurrency: AmountsByCurrency): [string, string][] {
  return [...byCurrency].map(([code, minor]) => [`${name}.${code}`, formatAmount(money(currency(code), minor))]);
}

/** Whether two changes of the same settings have the same effect, in whatever order they list it. */
export function isSameChange(one: readonly SettingChange[], other: readonly SettingChange[]): boolean {
  const texts = (changes: readonly SettingChange[]) =>
    changes.map(({ setting, from, to }) => JSON.stringify([setting, from, to])).sort();
  return JSON.stringify(texts(one)) === JSON.stringify(texts(other));
}
