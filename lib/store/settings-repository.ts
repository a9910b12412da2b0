import * as z from 'zod';
import { DEFAULT_SETTINGS, type Settings } from '../domain/settings.ts';
import type { SettingsRepository } from '../payouts/ports/settings-repository.ts';
import { minorField } from './items/fields.ts';
import { SETTINGS_KEY } from './keys.ts';
import type { Table } from './table.ts';

const settingsSchema = z.object({
  minimumPayoutMinor: z.record(z.string(), minorField).optional(),
  paused: z.boolean().optional(),
});

export class DynamoSettingsRepository implements SettingsRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async load(): Promise<Settings> {
    const item = await this.#table.get(SETTINGS_KEY);
    if (!item) return DEFAULT_SETTINGS;
    const { minimumPayoutMinor, paused } = settingsSchema.parse(item);
    return {
      minimumPayoutMinor: minimumPayoutMinor
        ? new Map(Object.entries(minimumPayoutMinor))
        : DEFAULT_SETTINGS.minimumPayoutMinor,
      paused: paused ?? DEFAULT_SETTINGS.paused,
    };
  }
}
