import { actorName } from '../../domain/audit/actor.ts';
import type { AuditDetails, SettingsAction } from '../../domain/audit/audit.ts';
import { needsSecondPerson } from '../../domain/settings/four-eyes.ts';
import { liveProposal } from '../../domain/settings/proposal.ts';
import { isPaused, type SettingChange, type Settings, type SettingsProposal } from '../../domain/settings/settings.ts';
import { changeSettings as changed, isSameChange, type SettingsPatch } from '../../domain/settings/settings-change.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import { type NextDependencies, startNextBatch } from '../execution/start-run.ts';
import type { RecoveryRepository } from '../recovery/recovery-repository.ts';
import { restoreLeft } from '../recovery/restore-left.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import { confirmingPerson, isOwnProposal, proposalOf } from './second-person.ts';
import type { SettingsRepository } from './settings-repository.ts';

type Dependencies = {
  readonly settings: SettingsRepository;
  readonly providers: ProviderDirectory;
  readonly recovery: Pick<RecoveryRepository, 'load'>;
} & NextDependencies;
type Change = NonNullable<ReturnType<typeof changed>>;

/** Lost races with other changes before giving up; each is a fresh read, to which the same patch is applied. */
export const MAX_TRIES = 20;

/**
 * Changes what the patch names and nothing else; two changes at once both take effect. What may be sent again by the
 * change (payouts are resumed, a limit is raised) starts by itself. Asking again changes nothing.
 *
 * A patch that weakens anything while approval is on is proposed as a whole, and counts once another person wants the
 * same of the same settings; any change of them in between takes the proposal away. A patch that also pauses pauses at
 * once: whoever pauses means now.
 *
 * @returns the settings as they are now, with the proposal if this request has made one
 * That a restore is settled is proposed by one person and confirmed by another, whether or not approval is on; and not before
 * nothing of it is left.
 *
 * @throws PayoutError `config_contended`, `second_person_required`, `restore_not_settled`
 */
export async function changeSettings(deps: Dependencies, context: Context, patch: SettingsPatch): Promise<Settings> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const before = await deps.settings.load();
    const change = changeOf(context, before, patch);
    if (!change) return before;
    if (before.restored && !change.after.restored) await requireSettled(deps, context, before);
    if (!needsSecondPerson(before, change.after)) {
      if (await apply(deps, context, before, change, patch)) return change.after;
    } else if (!isPaused(before) && isPaused(change.after)) {
      const pause = changeOf(context, before, { paused: true, reason: patch.reason });
      if (pause) await apply(deps, context, before, pause, patch);
    } else {
      const proposed = liveProposal(before.proposal, context.now());
      if (!proposed || !isSameChange(proposed.changes, change.changes)) {
        const after = await propose(deps, context, before, change, patch);
        if (after) return after;
      } else if (isOwnProposal(context, proposed)) {
        return before;
      } else {
        confirmingPerson(context, proposed, 'This change of the configuration');
        if (await apply(deps, context, before, change, patch, proposed)) return change.after;
      }
    }
  }
  throw new PayoutError({ code: 'config_contended' });
}

async function requireSettled(deps: Dependencies, context: Context, settings: Settings): Promise<void> {
  const left = await restoreLeft(deps, context, settings);
  if (left === undefined || !settings.restored) return;
  throw new PayoutError({ code: 'restore_not_settled', restoredTo: settings.restored.to, left });
}

function changeOf(context: Context, before: Settings, patch: SettingsPatch): Change | undefined {
  return changed(before, patch, actorName(context.actor), context.now());
}

/** False: the settings are no longer as they were read, and nothing was written. */
async function apply(
  deps: Dependencies,
  context: Context,
  before: Settings,
  { after, changes }: Change,
  patch: SettingsPatch,
  confirmed?: SettingsProposal,
): Promise<boolean> {
  const audit = auditEntry(context, { type: 'settings' }, actionOf(before, after), {
    version: after.version,
    changes: changes.map(described),
    ...(confirmed ? { proposalId: confirmed.proposalId, proposedBy: confirmed.by.name } : takenAway(context, before)),
    ...reasonOf(patch),
  });
  if ((await deps.settings.save(before, after, audit)) === 'changed') return false;
  await startNextBatch(deps, context);
  return true;
}

async function propose(
  { settings }: Dependencies,
  context: Context,
  before: Settings,
  { changes }: Change,
  patch: SettingsPatch,
): Promise<Settings | undefined> {
  const proposal: SettingsProposal = { ...proposalOf(context), changes, ...reasonOf(patch) };
  const after: Settings = { ...before, version: before.version + 1, proposal };
  const { proposalId, expiresAt } = proposal;
  const details = {
    version: after.version,
    proposalId,
    changes: changes.map(described),
    expiresAt,
    ...takenAway(context, before),
    ...reasonOf(patch),
  };
  const audit = auditEntry(context, { type: 'settings' }, 'config.change_proposed', details, 'INFO');
  return (await settings.save(before, after, audit)) === 'saved' ? after : undefined;
}

function actionOf(before: Settings, after: Settings): SettingsAction {
  if (before.restored && !after.restored) return 'payouts.restore_settled';
  if (isPaused(before) === isPaused(after)) return 'config.changed';
  return isPaused(after) ? 'payouts.paused' : 'payouts.resumed';
}

/** For the log: the proposal that whatever is written now puts an end to. */
function takenAway(context: Context, { proposal }: Settings): AuditDetails {
  const live = liveProposal(proposal, context.now());
  return live ? { takesAwayProposal: live.proposalId } : {};
}

function reasonOf({ reason }: SettingsPatch): { readonly reason?: string } {
  return reason === undefined ? {} : { reason };
}

function described({ setting, from, to }: SettingChange) {
  return { setting, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
