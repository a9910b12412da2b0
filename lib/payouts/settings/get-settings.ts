import type { Settings } from '../../domain/settings/settings.ts';
import type { SettingsReader } from './settings-repository.ts';

/** What admins have set, and the defaults for the rest. */
export async function getSettings({ settings }: { readonly settings: SettingsReader }): Promise<Settings> {
  return settings.load();
}
