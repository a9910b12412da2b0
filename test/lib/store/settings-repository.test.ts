import { describe, expect, it } from 'vitest';
import { currency } from '../../../lib/domain/currency.ts';
import { DEFAULT_SETTINGS, minimumPayout } from '../../../lib/domain/settings.ts';
import { SETTINGS_KEY } from '../../../lib/store/keys.ts';
import { DynamoSettingsRepository } from '../../../lib/store/settings-repository.ts';
import { createTestTable } from '../../support/dynamodb-table.ts';

describe('the settings', () => {
  it('are the defaults until something is set, and then what is set', async () => {
    const { table } = await createTestTable();
    const settings = new DynamoSettingsRepository(table);
    expect(await settings.load()).toEqual(DEFAULT_SETTINGS);
    await table.put({ ...SETTINGS_KEY, paused: true });
    expect(await settings.load()).toEqual({ ...DEFAULT_SETTINGS, paused: true });
    await table.put({ ...SETTINGS_KEY, minimumPayoutMinor: { USD: 1_000n, JPY: 5n } });
    const set = await settings.load();
    expect(set.paused).toBe(false);
    expect(['USD', 'JPY', 'EUR'].map((code) => minimumPayout(set, currency(code)).minor)).toEqual([1_000n, 5n, 0n]);
  });
});
