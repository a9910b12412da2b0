import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { Settings } from '../../domain/settings/settings.ts';

/** What most use cases need. */
export type SettingsReader = Pick<SettingsRepository, 'load'>;

export interface SettingsRepository {
  /** Returns the defaults until something is set. */
  load(): Promise<Settings>;
  /**
   * `changed`: the settings are no longer what `before` says, and nothing was written. `done`: the request that makes this audit entry
   * has done it before, and nothing was written.
   */
  save(before: Settings, after: Settings, audit: AuditEntry): Promise<'saved' | 'changed' | 'done'>;
}
