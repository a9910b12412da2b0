import type { Config, ConfigPatch } from '../shared/api/types.ts';
import { compareAmounts } from '../shared/money/totals.ts';
import { type AmountSetting, amountSettings, type SettingChange } from './setting-words.ts';

/** What was typed, under the API's name of each setting that was touched. An empty amount: there shall be none. */
export type SettingsDraft = ReadonlyMap<string, string | boolean>;

type Value = NonNullable<SettingChange['to']>;

/** The amounts of one setting that are in force, by currency. */
export const amountsIn = (config: Config, name: AmountSetting): Readonly<Record<string, string>> =>
  ({
    minimumPayout: config.minimumPayout,
    'limits.payment': config.limits.payment,
    'limits.batch': config.limits.batch,
    'limits.daily': config.limits.daily,
    'approval.from': config.approval.from,
  })[name];

/** Every setting in force that the form can change, by the API's name for it. */
export const settingsIn = (config: Config): ReadonlyMap<string, Value> =>
  new Map<string, Value>([
    ['approval.mode', config.approval.mode],
    ...amountSettings.flatMap((name) =>
      Object.entries(amountsIn(config, name)).map(([currency, amount]): [string, Value] => [
        `${name}.${currency}`,
        amount,
      ]),
    ),
    ['riseIdQuietHours', config.riseIdQuietHours],
    ['schedules.payouts', config.schedules.payouts],
  ]);

/** What is different in `after`. */
export const differences = (before: Config, after: Config): SettingChange[] => {
  const [was, is] = [settingsIn(before), settingsIn(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((setting) => ({ setting, from: was.get(setting), to: is.get(setting) }))
    .filter(({ from, to }) => from !== to);
};

const AMOUNT = /^(?:0|[1-9]\d*)(?:\.\d{1,4})?$/;
const HOURS = /^(?:0|[1-9]\d{0,3})$/;
/** A year; the API refuses more. */
const MOST_HOURS = 8_760;

const isAmount = (setting: string): boolean => amountSettings.some((name) => setting.startsWith(`${name}.`));

/** What is wrong with what was typed, if anything is. Nothing is guessed: no separators, no decimal comma. */
export const draftFault = (setting: string, typed: string | boolean | undefined): string | undefined => {
  if (typeof typed !== 'string') return undefined;
  if (setting === 'riseIdQuietHours') {
    return HOURS.test(typed) && Number(typed) <= MOST_HOURS ? undefined : `Type hours from 0 to ${MOST_HOURS}.`;
  }
  if (!isAmount(setting) || typed === '') return undefined;
  if (!AMOUNT.test(typed)) return 'Type a number such as 1234.50, or nothing.';
  return setting.startsWith('limits.') && compareAmounts(typed, '0') === 0
    ? 'A limit must be more than zero.'
    : undefined;
};

const valueTyped = (setting: string, typed: string | boolean): Value | undefined => {
  if (setting === 'riseIdQuietHours') return Number(typed);
  return typed === '' ? undefined : typed;
};

const isSame = (setting: string, one: Value | undefined, other: Value | undefined): boolean =>
  isAmount(setting) && typeof one === 'string' && typeof other === 'string'
    ? compareAmounts(one, other) === 0
    : one === other;

/** What a draft without a fault changes in the settings that are in force. */
export const draftChanges = (config: Config, draft: SettingsDraft): SettingChange[] => {
  const now = settingsIn(config);
  return [...draft]
    .map(([setting, typed]) => ({ setting, from: now.get(setting), to: valueTyped(setting, typed) }))
    .filter(({ setting, from, to }) => !isSame(setting, from, to));
};

/** As the API is asked for changes, whether a form or a proposal holds them. */
export const patchOf = (changes: readonly SettingChange[]): ConfigPatch => {
  const to = (setting: string) => changes.find((change) => change.setting === setting)?.to;
  const amounts = (name: AmountSetting) => {
    const of = changes.filter(({ setting }) => setting.startsWith(`${name}.`));
    if (of.length === 0) return undefined;
    return Object.fromEntries(
      of.map((change) => [change.setting.slice(name.length + 1), change.to === undefined ? null : String(change.to)]),
    );
  };
  const [minimumPayout, payment, batch, daily, from] = [
    amounts('minimumPayout'),
    amounts('limits.payment'),
    amounts('limits.batch'),
    amounts('limits.daily'),
    amounts('approval.from'),
  ];
  const mode = (['off', 'always', 'from-amount'] as const).find((one) => one === to('approval.mode'));
  const [hours, payouts, paused] = [to('riseIdQuietHours'), to('schedules.payouts'), to('paused')];
  return {
    ...(minimumPayout && { minimumPayout }),
    ...((mode ?? from) && { approval: { ...(mode && { mode }), ...(from && { from }) } }),
    ...((payment ?? batch ?? daily) && {
      limits: { ...(payment && { payment }), ...(batch && { batch }), ...(daily && { daily }) },
    }),
    ...(typeof hours === 'number' && { riseIdQuietHours: hours }),
    ...(typeof payouts === 'boolean' && { schedules: { payouts } }),
    ...(typeof paused === 'boolean' && { paused }),
    ...(to('restored') === false && { restored: false as const }),
  };
};
