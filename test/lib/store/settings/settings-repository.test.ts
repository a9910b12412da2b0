import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../../../lib/domain/settings/settings.ts';
import { DynamoSettingsRepository } from '../../../../lib/store/settings/settings-repository.ts';
import { anAudit } from '../../../support/audit.ts';
import { NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { auditActions } from '../../../support/items.ts';

const FIRST: Settings = {
  version: 1,
  minimumPayoutMinor: new Map([
    ['USD', 1_000n],
    ['JPY', 5n],
  ]),
  pause: { reason: 'an audit', by: 'admin', at: NOW },
  approval: { mode: 'from-amount', fromMinor: new Map([['USD', 10n ** 15n - 1n]]) },
  limits: { paymentMinor: new Map([['USD', 2n]]), batchMinor: new Map(), dailyMinor: new Map([['KWD', 3n]]) },
  riseIdQuietHours: 72,
  schedules: { payouts: true },
  updatedBy: 'admin',
  updatedAt: NOW,
};

describe('the settings', () => {
  let db: TestTable;
  let settings: DynamoSettingsRepository;
  const audit = () => anAudit('config.changed', { type: 'settings' });

  beforeEach(async () => {
    db = await createTestTable();
    settings = new DynamoSettingsRepository(db.table);
  });

  it('are the defaults until something is set, and then exactly what is set', async () => {
    expect(await settings.load()).toEqual(DEFAULT_SETTINGS);
    expect(await settings.save(DEFAULT_SETTINGS, FIRST, audit())).toBe('saved');
    expect(await settings.load()).toEqual(FIRST);
    expect(await auditActions(db)).toEqual(['config.changed']);
  });

  it('are saved only over the version that was read, and leave no audit entry otherwise', async () => {
    await settings.save(DEFAULT_SETTINGS, FIRST, audit());
    expect(await settings.save(DEFAULT_SETTINGS, FIRST, audit())).toBe('changed');
    const second = { ...FIRST, version: 2, pause: undefined };
    expect(await settings.save(FIRST, second, audit())).toBe('saved');
    expect(await settings.save(FIRST, { ...FIRST, version: 2 }, audit())).toBe('changed');
    expect((await settings.load()).pause).toBeUndefined();
    expect(await auditActions(db)).toHaveLength(2);
  });
});
