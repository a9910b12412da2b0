import { actorName, type SettingsAction } from '../domain/audit.ts';
import { isPaused, type Settings } from '../domain/settings.ts';
import { changeSettings as changed, type SettingChange, type SettingsPatch } from '../domain/settings-change.ts';
import { auditEntry } from './audit-entry.ts';
import { PayoutError } from './errors.ts';
import type { Context } from './ports/context.ts';
import type { SettingsRepository } from './ports/settings-repository.ts';
import { type NextDependencies, startNextBatch } from './start-run.ts';

/** Lost races with other changes before giving up; each is a fresh read, to which the same patch is applied. */
const MAX_TRIES = 20;

/**
 * Changes what the patch names and nothing else; two changes at once both take effect. What may be sent again by the
 * change (payouts are resumed, a limit is raised) starts by itself. Asking again changes nothing.
 *
 * @throws PayoutError `config_contended`
 */
export async function changeSettings(
  deps: { readonly settings: SettingsRepository } & NextDependencies,
  context: Context,
  patch: SettingsPatch,
): Promise<Settings> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const before = await deps.settings.load();
    const change = changed(before, patch, actorName(context.actor), context.now());
    if (!change) return before;
    const { after, changes } = change;
    const audit = auditEntry(context, { type: 'settings' }, actionOf(before, after), {
      version: after.version,
      changes: changes.map(described),
      ...(patch.reason !== undefined && { reason: patch.reason }),
    });
    if ((await deps.settings.save(before, after, audit)) === 'changed') continue;
    await startNextBatch(deps, context);
    return after;
  }
  throw new PayoutError({ code: 'config_contended' });
}

function actionOf(before: Settings, after: Settings): SettingsAction {
  if (isPaused(before) === isPaused(after)) return 'config.changed';
  return isPaused(after) ? 'payouts.paused' : 'payouts.resumed';
}

function described({ setting, from, to }: SettingChange) {
  return { setting, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
