import * as z from 'zod';
import {
  APPROVAL_MODES,
  type Limits,
  type Pause,
  type Restored,
  type ScheduleSwitches,
  type SettingChange,
  type Settings,
  type SettingsProposal,
} from '../../domain/settings/settings.ts';
import { SETTINGS_KEY } from '../keys.ts';
import { countField, type FieldsOf, instantField, minorField, proposalFields } from '../shared/fields.ts';
import type { RawItem } from '../shared/table.ts';

const amountsField = z.record(z.string(), minorField).transform((amounts) => new Map(Object.entries(amounts)));

const settingField = z.union([z.string(), z.boolean(), countField]);

const proposalSchema = z.object({
  ...proposalFields,
  changes: z.array(
    z.object({
      setting: z.string(),
      from: settingField.optional(),
      to: settingField.optional(),
    } satisfies FieldsOf<SettingChange>),
  ),
  reason: z.string().optional(),
} satisfies FieldsOf<SettingsProposal>);

const settingsSchema = z.object({
  version: countField,
  minimumPayoutMinor: amountsField,
  pause: z.object({ reason: z.string(), by: z.string(), at: instantField } satisfies FieldsOf<Pause>).optional(),
  restored: z
    .object({
      to: instantField,
      stoppedAt: instantField,
      at: instantField,
      by: z.string(),
    } satisfies FieldsOf<Restored>)
    .optional(),
  lastRestore: z.object({ to: instantField, at: instantField }).optional(),
  generation: countField.optional(),
  approval: z.object({ mode: z.enum(APPROVAL_MODES), fromMinor: amountsField }),
  limits: z.object({
    paymentMinor: amountsField,
    batchMinor: amountsField,
    dailyMinor: amountsField,
  } satisfies FieldsOf<Limits>),
  riseIdQuietHours: countField,
  schedules: z.object({
    payouts: z.boolean(),
    payoutsSince: instantField.optional(),
  } satisfies FieldsOf<ScheduleSwitches>),
  updatedBy: z.string().optional(),
  updatedAt: instantField.optional(),
  proposal: proposalSchema.optional(),
} satisfies FieldsOf<Settings>);

export function fromSettingsItem(item: RawItem): Settings {
  return settingsSchema.parse(item);
}

export function toSettingsItem({ minimumPayoutMinor, approval, limits, ...settings }: Settings): RawItem {
  return {
    ...SETTINGS_KEY,
    ...settings,
    minimumPayoutMinor: Object.fromEntries(minimumPayoutMinor),
    approval: { mode: approval.mode, fromMinor: Object.fromEntries(approval.fromMinor) },
    limits: {
      paymentMinor: Object.fromEntries(limits.paymentMinor),
      batchMinor: Object.fromEntries(limits.batchMinor),
      dailyMinor: Object.fromEntries(limits.dailyMinor),
    },
  };
}
