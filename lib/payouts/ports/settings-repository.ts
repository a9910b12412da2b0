import type { Settings } from '../../domain/settings.ts';

export interface SettingsRepository {
  load(): Promise<Settings>;
}
