import type { AuditEntry } from '../../domain/audit/audit.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings/settings.ts';
import type { SettingsRepository } from '../../payouts/settings/settings-repository.ts';
import { auditWrite, isDoneBefore } from '../audit/audit-item.ts';
import { SETTINGS_KEY } from '../keys.ts';
import type { Table, Write } from '../shared/table.ts';
import { fromSettingsItem, toSettingsItem } from './settings-item.ts';

export class DynamoSettingsRepository implements SettingsRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async load(): Promise<Settings> {
    const item = await this.#table.get(SETTINGS_KEY);
    return item ? fromSettingsItem(item) : DEFAULT_SETTINGS;
  }

  async save(before: Settings, after: Settings, audit: AuditEntry) {
    const writes = [settingsWrite(before, after), auditWrite(audit)];
    const refusals = await this.#table.transact(writes);
    if (refusals.length === 0) return 'saved';
    return isDoneBefore(refusals, writes) ? 'done' : 'changed';
  }
}

function settingsWrite(before: Settings, after: Settings): Write {
  return {
    Put: {
      Item: toSettingsItem(after),
      ...(before.version === 0
        ? { ConditionExpression: 'attribute_not_exists(PK)' }
        : { ConditionExpression: 'version = :before', ExpressionAttributeValues: { ':before': before.version } }),
    },
  };
}
