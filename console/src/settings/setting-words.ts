import type { Config } from '../shared/api/types.ts';
import { moneyText } from '../shared/money/money-text.ts';

/** One setting that changes, under the API's name for it, such as `limits.daily.USD`. An absent side: there is none. */
export type SettingChange = NonNullable<Config['proposal']>['changes'][number];

/** The settings that are amounts by currency: what they are called, and what it means that a currency has none. */
export const AMOUNT_SETTINGS = {
  minimumPayout: { label: 'Minimum of a payment', none: 'none' },
  'limits.payment': { label: 'Maximum of a payment', none: 'no limit' },
  'limits.batch': { label: 'Maximum of a batch', none: 'no limit' },
  'limits.daily': { label: 'Maximum within 24 hours', none: 'no limit' },
  'approval.from': { label: 'Approval from', none: 'always' },
} as const;

export type AmountSetting = keyof typeof AMOUNT_SETTINGS;

export const amountSettings = Object.keys(AMOUNT_SETTINGS).filter(
  (name): name is AmountSetting => name in AMOUNT_SETTINGS,
);

export const APPROVAL_MODES: Readonly<Record<Config['approval']['mode'], string>> = {
  off: 'One admin is enough',
  'from-amount': 'A second admin, from these amounts on',
  always: 'Every batch needs a second admin',
};

export const quietText = (hours: number): string =>
  hours === 0 ? 'paid at once' : `nothing is paid for ${hours} hours`;

interface SettingWords {
  readonly what: string;
  readonly value: (value: SettingChange['to']) => string;
}

const SINGLE: Readonly<Record<string, SettingWords>> = {
  'approval.mode': {
    what: 'Approval of batches',
    value: (mode) => Object.entries(APPROVAL_MODES).find(([one]) => one === mode)?.[1] ?? String(mode),
  },
  riseIdQuietHours: { what: 'After a change of the account', value: (hours) => quietText(Number(hours)) },
  'schedules.payouts': { what: 'Scheduled daily payouts', value: (on) => (on === true ? 'on' : 'off') },
  paused: { what: 'Payouts', value: (paused) => (paused === true ? 'paused' : 'running') },
  restored: { what: 'The restore of the table', value: (restored) => (restored === true ? 'not settled' : 'settled') },
};

const wordsOf = (setting: string): SettingWords => {
  const name = amountSettings.find((one) => setting.startsWith(`${one}.`));
  if (name === undefined) return SINGLE[setting] ?? { what: setting, value: String };
  const { label, none } = AMOUNT_SETTINGS[name];
  const currency = setting.slice(name.length + 1);
  const value = (amount: SettingChange['to']) =>
    amount === undefined ? none : moneyText({ amount: String(amount), currency });
  return { what: `${label} in ${currency}`, value };
};

/** A change as people read it: `Maximum within 24 hours in USD: USD 250,000.00 → no limit`. */
export const changeText = ({ setting, from, to }: SettingChange): string => {
  const { what, value } = wordsOf(setting);
  return `${what}: ${value(from)} → ${value(to)}`;
};
