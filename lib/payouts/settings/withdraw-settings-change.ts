import { liveProposal } from '../../domain/settings/proposal.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { auditEntryOnce } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { MAX_TRIES } from './change-settings.ts';
import type { SettingsRepository } from './settings-repository.ts';

/**
 * Removes the proposed change of the settings, whoever proposed it, because keeping everything as strict as it is needs one
 * person. Without a proposal nothing changes.
 *
 * @throws PayoutError `config_contended`
 */
export async function withdrawSettingsChange(
  { settings }: { readonly settings: SettingsRepository },
  context: Context,
): Promise<Settings> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const before = await settings.load();
    const proposal = liveProposal(before.proposal, context.now());
    if (!proposal) return before;
    const after: Settings = { ...before, version: before.version + 1, proposal: undefined };
    const { proposalId, by } = proposal;
    const details = { version: after.version, proposalId, proposedBy: by.name };
    const audit = auditEntryOnce(context, 'withdraw', { type: 'settings' }, 'config.change_withdrawn', details, 'INFO');
    const result = await settings.save(before, after, audit);
    if (result !== 'changed') return result === 'saved' ? after : settings.load();
  }
  throw new PayoutError({ code: 'config_contended' });
}
